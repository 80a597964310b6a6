package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.CalledTool;
import dev.ormai.driver.DryRun;
import dev.ormai.driver.OrmAiConnection;
import dev.ormai.driver.ToolCall;
import dev.ormai.driver.WriteTerms;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.Answers;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.model.Models;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The tools over one guarded database. Every call works for one principal, is one record of the audit and is answered with
 * the envelope {@code {"success", "data", "error"}}. Thread-safe; a call blocks its thread while the database works.
 */
public final class AgentTools {
    private final GuardedDatabase guarded;
    private final ToolName form;
    private final Optional<RateLimits> limits;
    private final WriteTerms terms;
    private final Map<String, Tool> listed = new LinkedHashMap<>();
    private final Map<String, Tool> known = new LinkedHashMap<>();

    /**
     * @param guarded gives connections of the driver, or a pool's around them, that work for the principal of the calling
     *     thread's {@link dev.ormai.driver.PrincipalScope}
     * @param form how tools are listed; both forms are understood
     */
    public AgentTools(DataSource guarded, Cursors cursors, ToolName form) {
        this(guarded, cursors, form, Optional.empty());
    }

    /** The same for principals who may not call without end. */
    public AgentTools(DataSource guarded, Cursors cursors, ToolName form, Optional<RateLimits> limits) {
        this(guarded, cursors, form, limits, WriteTerms.PLAIN);
    }

    /** The same for principals who may write, on these terms. */
    public AgentTools(
            DataSource guarded, Cursors cursors, ToolName form, Optional<RateLimits> limits, WriteTerms terms) {
        this.limits = limits;
        this.terms = terms;
        this.guarded = new GuardedDatabase(guarded);
        this.form = form;
        Answers answers = new Answers(cursors);
        List<Tool> tools = List.of(
                new DescribeSchema(answers),
                new QueryTool(answers),
                new GetTool(answers),
                new AggregateTool(answers),
                new CreateTool(answers),
                new UpdateTool(answers),
                new DeleteTool(answers),
                new BulkUpdateTool(answers),
                new ApprovalStatusTool(answers),
                new SqlTool(),
                new ExplainTool());
        tools.forEach(tool -> listed.put(tool.word(), tool));
        known.putAll(listed);
        known.put("bulk_update_by_ids", new BulkUpdateTool(answers));
    }

    /** What this principal may call, always in the same order. */
    public List<ToolDefinition> list(Principal principal) throws SQLException {
        return guarded.as(principal, connection -> {
            GuardedSchema schema = DryRun.of(connection).schema();
            Models models = Models.of(schema);
            return offered(schema, models).map(tool -> definition(tool, models)).toList();
        });
    }

    private Stream<Tool> offered(GuardedSchema schema, Models models) {
        return listed.values().stream()
                .filter(tool -> !tool.takesText() || schema.policy().sql().enabled())
                .filter(tool -> tool.isOffered(models));
    }

    /** The models of this principal; nothing is sent to the database and nothing recorded. */
    public Models models(Principal principal) throws SQLException {
        return guarded.as(
                principal, connection -> Models.of(DryRun.of(connection).schema()));
    }

    private ToolDefinition definition(Tool tool, Models models) {
        return new ToolDefinition(
                form.of(tool.word()),
                tool.title(),
                tool.description(models),
                tool.inputSchema(models),
                Schemas.envelope(),
                tool.effects(models));
    }

    /** Whether there is a tool of this name, in whichever form. */
    public boolean knows(String name) {
        return ToolName.word(name).map(known::containsKey).orElse(false);
    }

    /**
     * Answers a call, whatever becomes of it.
     *
     * @param requestId the caller's own name for the call
     */
    public ObjectNode call(Principal principal, String name, JsonNode arguments, Optional<String> requestId) {
        return call(principal, name, arguments, requestId, call -> {});
    }

    /**
     * The same, watched.
     *
     * @param watch is told of the call before it does anything
     */
    public ObjectNode call(
            Principal principal,
            String name,
            JsonNode arguments,
            Optional<String> requestId,
            Consumer<ToolCall> watch) {
        try {
            return guarded.as(principal, connection -> answer(connection, name, arguments, requestId, watch));
        } catch (SQLException e) {
            return Envelopes.failed(CallFailures.of(e, Profile.APP));
        }
    }

    private ObjectNode answer(
            OrmAiConnection connection,
            String name,
            JsonNode arguments,
            Optional<String> requestId,
            Consumer<ToolCall> watch)
            throws SQLException {
        Optional<Tool> tool = ToolName.word(name).map(known::get);
        CalledTool called = new CalledTool(
                tool.map(t -> ToolName.DOTTED.of(t.word())).orElse("unknown"),
                values -> RecordedArguments.of(arguments, values),
                requestId,
                Optional.empty());
        try (ToolCall call = connection.call(called, terms)) {
            watch.accept(call);
            Refusal refusal;
            try {
                // A name that is not known counts too, as one tool.
                limits.flatMap(limit -> limit.count(call.principal(), called.name()))
                        .ifPresent(AgentTools::refuse);
                if (tool.isPresent()) {
                    Answer answer = tool.get().answer(call, object(arguments));
                    call.answered(answer.rows(), answer.outputs());
                    return Envelopes.answered(answer.data());
                }
                refusal = unknown(name, call.schema());
            } catch (SQLException | RuntimeException e) {
                refusal = call.isCancelled()
                        ? CallFailures.cancelled()
                        : CallFailures.of(e, call.policy().profile());
            }
            call.failed(refusal);
            return Envelopes.failed(refusal);
        }
    }

    private static void refuse(Refusal refusal) {
        throw new RefusedException(refusal);
    }

    private static ObjectNode object(JsonNode arguments) {
        if (arguments instanceof ObjectNode object) {
            return object;
        }
        throw new RefusedException(Refusal.of(
                ErrorCode.VALIDATION_ERROR, "the arguments must be an object", "Give {} for a call without arguments"));
    }

    private Refusal unknown(String name, GuardedSchema schema) {
        List<String> names = offered(schema, Models.of(schema))
                .map(tool -> form.of(tool.word()))
                .toList();
        return Refusal.of(
                ErrorCode.TOOL_NOT_FOUND,
                "Tool '%s' not found".formatted(name),
                "Available tools: " + String.join(", ", names));
    }
}
