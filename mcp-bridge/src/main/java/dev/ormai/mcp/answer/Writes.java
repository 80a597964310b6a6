package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.AskedWrite;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.model.Value;
import dev.ormai.mcp.request.BulkUpdateRequest;
import dev.ormai.mcp.request.CreateRequest;
import dev.ormai.mcp.request.DeleteRequest;
import dev.ormai.mcp.request.UpdateRequest;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Update;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.WriteCheck;
import dev.ormai.policy.decision.WriteCheck.Asked;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers requests to write. For one call. */
final class Writes {
    private static final String ALIAS = "m";

    private final ToolCall call;
    private final Models models;
    private final Dialect dialect;
    private final Statements statements;

    Writes(ToolCall call, Models models) {
        this.call = call;
        this.models = models;
        this.dialect = models.dialect();
        this.statements = new Statements(call, dialect);
    }

    /** {@code data, id, success}. */
    Answer create(CreateRequest request) throws SQLException {
        Model model = open(request.model(), Asked.CREATE, request.reason());
        WrittenFields fields = WrittenFields.of(model, request.data());
        Parameters parameters = new Parameters();
        List<Expression> row = fields.expressions(parameters);
        Insert insert = new Insert(
                table(model),
                Optional.empty(),
                fields.columns(),
                row.isEmpty() ? List.of() : List.of(row),
                Optional.empty(),
                Optional.empty(),
                List.of());
        List<Field> shown = shown(model, request.returnFields(), fields);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("data", fields.shown());
        Selection wanted = wanted(model, shown);
        return call.write(new RecordWrite(
                call,
                statements,
                dialect,
                asked(Asked.CREATE, model, arguments, request.reason(), request.approvalId()),
                BoundChange.of(insert, parameters, dialect),
                Optional.of(wanted),
                Optional.empty(),
                wanted,
                model.policy().writes().snapshots(),
                Optional.empty(),
                (affected, written) -> created(model, written.get(0)),
                new ArrayList<>()));
    }

    private static Answer created(Model model, Row row) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("data", row.json());
        data.set("id", id(model, row));
        data.put("success", true);
        return new Answer(data, 1);
    }

    /** A value for a key of one field, an object for one of several, and null where there is none to tell. */
    private static JsonNode id(Model model, Row row) {
        List<Field> key = model.key();
        if (key.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (key.size() == 1) {
            return row.value(key.get(0));
        }
        ObjectNode id = JsonNodeFactory.instance.objectNode();
        key.forEach(field -> id.set(field.name(), row.value(field)));
        return id;
    }

    /** {@code data, success, found}. */
    Answer update(UpdateRequest request) throws SQLException {
        Model model = open(request.model(), Asked.UPDATE, request.reason());
        RecordKey key = RecordKey.of(model);
        WrittenFields fields = WrittenFields.of(model, request.data());
        List<Field> shown = shown(model, request.returnFields(), fields);
        Parameters parameters = new Parameters();
        List<Update.Assignment> assignments = fields.assignments(parameters);
        Conditions conditions = new Conditions(model, ALIAS, dialect, parameters);
        Update update = new Update(
                table(model),
                Optional.of(ALIAS),
                assignments,
                List.of(),
                Terms.and(key.is(request.id(), "id", conditions)),
                List.of());
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("id", PlainValues.of(request.id()));
        arguments.put("data", fields.shown());
        return call.write(new RecordWrite(
                call,
                statements,
                dialect,
                asked(Asked.UPDATE, model, arguments, request.reason(), request.approvalId()),
                BoundChange.of(update, parameters, dialect),
                Optional.of(wanted(model, shown)),
                Optional.of(held(model, c -> key.is(request.id(), "id", c))),
                HeldRecords.selection(model),
                model.policy().writes().snapshots(),
                Optional.of(notFound(model, request.id())),
                (affected, written) -> updated(written.get(0)),
                new ArrayList<>()));
    }

    private static Answer updated(Row row) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("data", row.json());
        data.put("success", true);
        data.put("found", true);
        return new Answer(data, 1);
    }

    /** {@code success, found, soft_deleted}. */
    Answer delete(DeleteRequest request) throws SQLException {
        Model model = open(request.model(), Asked.DELETE, request.reason());
        boolean marks = model.policy().writes().softDelete()
                && model.policy().rows().softDelete().isPresent();
        if (request.hard() && marks) {
            throw new RefusedException(Refusals.writeDisabled("hard delete", model.name()));
        }
        RecordKey key = RecordKey.of(model);
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(model, ALIAS, dialect, parameters);
        Delete delete = new Delete(
                table(model),
                Optional.of(ALIAS),
                List.of(),
                Terms.and(key.is(request.id(), "id", conditions)),
                List.of());
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("id", PlainValues.of(request.id()));
        return call.write(new RecordWrite(
                call,
                statements,
                dialect,
                asked(Asked.DELETE, model, arguments, request.reason(), request.approvalId()),
                BoundChange.of(delete, parameters, dialect),
                Optional.empty(),
                Optional.of(held(model, c -> key.is(request.id(), "id", c))),
                HeldRecords.selection(model),
                model.policy().writes().snapshots(),
                Optional.of(notFound(model, request.id())),
                (affected, written) -> deleted(marks),
                new ArrayList<>()));
    }

    private static Answer deleted(boolean marks) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("success", true);
        data.put("found", true);
        data.put("soft_deleted", marks);
        return new Answer(data, 1);
    }

    /** {@code updated_count, success, failed_ids}. */
    Answer bulkUpdate(BulkUpdateRequest request) throws SQLException {
        Model model = open(request.model(), Asked.BULK_UPDATE, request.reason());
        RecordKey key = RecordKey.of(model);
        if (key.fields().size() > 1) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.VALIDATION_ERROR,
                    "Model '%s' has a key of several fields, by which one record is updated at a time"
                            .formatted(model.name()),
                    "Call db_update for each record"));
        }
        Field field = key.fields().get(0);
        Map<String, JsonNode> ids = new LinkedHashMap<>();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < request.ids().size(); i++) {
            Value value = key.values(request.ids().get(i), "ids[" + i + "]").get(0);
            if (ids.putIfAbsent(text(value), request.ids().get(i)) == null) {
                values.add(value);
            }
        }
        requireRows(model, values.size());
        WrittenFields fields = WrittenFields.of(model, request.data());
        Parameters parameters = new Parameters();
        List<Update.Assignment> assignments = fields.assignments(parameters);
        Conditions conditions = new Conditions(model, ALIAS, dialect, parameters);
        Update update = new Update(
                table(model),
                Optional.of(ALIAS),
                assignments,
                List.of(),
                Optional.of(conditions.oneOf(field, values)),
                List.of());
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("ids", ids.values().stream().map(PlainValues::of).toList());
        arguments.put("data", fields.shown());
        return call.write(new RecordWrite(
                call,
                statements,
                dialect,
                asked(Asked.BULK_UPDATE, model, arguments, request.reason(), request.approvalId()),
                BoundChange.of(update, parameters, dialect),
                Optional.of(wanted(model, List.of(field))),
                Optional.of(held(model, c -> List.of(c.oneOf(field, values)))),
                HeldRecords.selection(model),
                model.policy().writes().snapshots(),
                Optional.empty(),
                (affected, written) -> updated(affected, field, written, ids),
                new ArrayList<>()));
    }

    private static Answer updated(long affected, Field key, List<Row> written, Map<String, JsonNode> ids) {
        Set<String> done = new HashSet<>();
        written.forEach(row -> row.valueFor(key, key).map(Writes::text).ifPresent(done::add));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("updated_count", affected);
        data.put("success", true);
        ArrayNode failed = data.putArray("failed_ids");
        ids.forEach((text, id) -> {
            if (!done.contains(text)) {
                failed.add(id);
            }
        });
        return new Answer(data, affected);
    }

    /** The same for what the database takes for the same key. */
    private static String text(Value value) {
        if (value.java() instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value.typeName().equals("bpchar") || value.typeName().equals("character")
                ? value.text().stripTrailing()
                : value.text();
    }

    private Model open(String name, Asked asked, Optional<String> reason) {
        Model model = models.model(name);
        WriteCheck.refusal(model.policy(), asked, reason).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        if (dialect == Dialect.MYSQL) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "writes on this database are not supported yet",
                    "Use the tools that read"));
        }
        return model;
    }

    private static void requireRows(Model model, int rows) {
        long most = model.policy().budget().maxRows().orElse(Long.MAX_VALUE);
        if (rows > most) {
            throw new RefusedException(Refusals.queryBudgetExceeded("max_rows", most, rows));
        }
    }

    /** What the agent wants to see; the fields that it set if it does not say. */
    private static List<Field> shown(Model model, Optional<List<String>> returnFields, WrittenFields fields) {
        List<String> named = returnFields.orElse(List.of());
        int most = model.policy().budget().maxSelectFields().orElse(Integer.MAX_VALUE);
        if (named.size() > most) {
            throw new RefusedException(Refusals.queryBudgetExceeded("max_select_fields", most, named.size()));
        }
        return named.isEmpty()
                ? fields.fields()
                : named.stream().map(model::field).distinct().toList();
    }

    /** These, the key, and everything where the audit keeps it. */
    private static Selection wanted(Model model, List<Field> shown) {
        Set<Field> read = new LinkedHashSet<>(shown);
        read.addAll(model.key());
        if (model.policy().writes().snapshots() || read.isEmpty()) {
            read.addAll(model.fields().values());
        }
        return new Selection(shown, List.copyOf(read));
    }

    private BoundTree held(Model model, HeldRecords.Which which) {
        return HeldRecords.tree(model, dialect, which);
    }

    private static AskedWrite asked(
            Asked asked,
            Model model,
            Map<String, Object> arguments,
            Optional<String> reason,
            Optional<String> approvalId) {
        return new AskedWrite(asked.word(), model.name(), arguments, reason, approvalId);
    }

    /** The same for a record that the policy hides and for one that is not there. */
    private static Refusal notFound(Model model, JsonNode id) {
        return Refusals.notFound(model.name(), id.isValueNode() ? id.asText() : id.toString());
    }

    private static QualifiedName table(Model model) {
        return QualifiedName.of(
                model.relation().table().id().schema(),
                model.relation().table().id().name());
    }
}
