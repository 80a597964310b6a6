package dev.ormai.mcp.served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.offer.Tools;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.ToolDefinition;
import dev.ormai.policy.Principal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The tools for agents. A call that nobody waits for any more is cancelled in the database. */
record DatabaseTools(AgentTools tools) implements Tools {
    private static final System.Logger LOG = System.getLogger(DatabaseTools.class.getName());

    @Override
    public List<ObjectNode> list(Principal principal) throws ProtocolException {
        try {
            return tools.list(principal).stream().map(DatabaseTools::definition).toList();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "the tools could not be listed", e);
            throw new ProtocolException(ProtocolException.INTERNAL_ERROR, "the database cannot be reached");
        }
    }

    private static ObjectNode definition(ToolDefinition tool) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", tool.name());
        json.put("title", tool.title());
        json.put("description", tool.description());
        json.set("inputSchema", tool.inputSchema());
        json.set("outputSchema", tool.outputSchema());
        json.putObject("annotations")
                .put("title", tool.title())
                .put("readOnlyHint", tool.effects().readOnly())
                .put("destructiveHint", tool.effects().destructive())
                .put("idempotentHint", tool.effects().idempotent())
                .put("openWorldHint", false);
        return json;
    }

    /** A refusal is a result too: an agent reads its hints and asks again. */
    @Override
    public Outcome call(Exchange exchange, String name, JsonNode arguments) throws ProtocolException {
        AtomicInteger statements = new AtomicInteger();
        ObjectNode envelope = tools.call(
                exchange.principal(),
                name,
                arguments,
                Optional.of(exchange.requestId()).filter(id -> !id.isEmpty()),
                call -> watch(call, exchange, statements));
        if (!tools.knows(name)) {
            throw new ProtocolException(
                    ProtocolException.INVALID_PARAMS, "Unknown tool: " + name, Optional.of(envelope.path("error")));
        }
        exchange.progress(statements.get() + 1, statements.get() + 1, "answered");
        exchange.log(
                LogLevel.DEBUG,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("tool", name)
                        .put("statements", statements.get())
                        .put("success", envelope.path("success").asBoolean()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", McpJson.write(envelope));
        result.set("structuredContent", envelope);
        return new Outcome.Complete(
                result.put("isError", !envelope.path("success").asBoolean()));
    }

    /** One statement begun is one step; how many there will be is known when the last has ended. */
    private static void watch(ToolCall call, Exchange exchange, AtomicInteger statements) {
        exchange.cancellation().whenCancelled(call::cancel);
        call.beforeEachStatement(() -> {
            int step = statements.incrementAndGet();
            exchange.progress(step, step + 1, "statement " + step);
        });
    }
}
