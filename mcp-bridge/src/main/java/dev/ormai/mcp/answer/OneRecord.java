package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.model.Value;
import dev.ormai.mcp.request.GetRequest;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.RequestCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<Field> key = key(model);
        RequestCheck.budget(model.policy(), Sizes.of(request, key.size())).ifPresent(refusal -> {
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

    private static List<Field> key(Model model) {
        List<Field> key = model.key();
        if (key.isEmpty()) {
            throw wrong(
                    "Model '%s' has no key that may be read".formatted(model.name()),
                    "Use db_query with filters instead");
        }
        return key;
    }

    private BoundTree tree(Model model, Selection selection, List<Field> key, JsonNode id) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(model, ALIAS, models.dialect(), parameters);
        List<Expression> where = new ArrayList<>();
        for (Field field : key) {
            Value value = Value.read(field, part(key, field, id), place(key, field, id));
            where.addAll(conditions.equal(field, value));
        }
        Query query = Query.of(Select.of(
                selection.read().stream()
                        .map(field -> Terms.item(conditions.column(field)))
                        .toList(),
                List.of(Terms.table(model.relation().table().id(), ALIAS)),
                Terms.and(where)));
        return BoundTree.of(query, parameters, models.dialect());
    }

    private static String place(List<Field> key, Field field, JsonNode id) {
        return key.size() == 1 && !id.isObject() ? "id" : "id." + field.name();
    }

    /** One value for a key of one field; an object for a key of several. */
    private static JsonNode part(List<Field> key, Field field, JsonNode id) {
        if (key.size() == 1 && !id.isObject()) {
            return id;
        }
        List<String> names = key.stream().map(Field::name).toList();
        boolean whole =
                id.isObject() && id.size() == key.size() && names.stream().allMatch(id::has);
        if (!whole) {
            throw wrong(
                    "'id' must be an object with a value for each of: " + String.join(", ", names),
                    "Give {\"%s\": …}".formatted(String.join("\": …, \"", names)));
        }
        return Optional.ofNullable(id.get(field.name())).orElseThrow();
    }

    private static RefusedException wrong(String message, String hint) {
        return new RefusedException(
                Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint).with("field", "id"));
    }
}
