package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.GetRequest;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.RequestCheck;
import java.sql.SQLException;
import java.util.List;

/** Answers requests for one record. For one call. */
final class OneRecord {
    private static final String ALIAS = "m";

    private final Models models;
    private final Statements statements;
    private final Includes includes;

    OneRecord(ToolCall call, Models models) {
        this.models = models;
        this.statements = new Statements(call, models.dialect());
        this.includes = new Includes(statements);
    }

    /** A record that the policy hides is not found, exactly like one that is not there. */
    Answer answer(GetRequest request) throws SQLException {
        Model model = models.model(request.model());
        List<IncludePlan> plans = IncludePlan.of(model, request.include(), models);
        Selection selection = Selection.of(model, request.select(), IncludePlan.links(plans), List.of());
        RecordKey key = RecordKey.of(model);
        RequestCheck.budget(model.policy(), Sizes.of(request, key.fields().size()))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        BoundTree tree = tree(model, selection, key, request.id());
        statements.admit(tree);
        includes.admit(plans);

        List<Row> rows = statements
                .rows(tree, selection.read().stream().map(Field::kind).toList())
                .stream()
                .map(values -> Row.of(selection, values))
                .toList();
        includes.add(rows, plans);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("data", rows.isEmpty() ? data.nullNode() : rows.get(0).json());
        data.put("found", !rows.isEmpty());
        if (!statements.notices().isEmpty()) {
            statements.notices().forEach(data.putArray("notices")::add);
        }
        ResultSize.check(data, model.policy().budget().maxResultBytes());
        return new Answer(data, rows.size());
    }

    private BoundTree tree(Model model, Selection selection, RecordKey key, JsonNode id) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(model, ALIAS, models.dialect(), parameters);
        List<Expression> where = key.is(id, "id", conditions);
        Query query = Query.of(Select.of(
                selection.read().stream()
                        .map(field -> Terms.item(conditions.column(field)))
                        .toList(),
                List.of(Terms.table(model.relation().table().id(), ALIAS)),
                Terms.and(where)));
        return BoundTree.of(query, parameters, models.dialect());
    }
}
