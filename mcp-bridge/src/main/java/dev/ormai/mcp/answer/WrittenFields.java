package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Value;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.Update;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that a request sets, in the order of the table, so that one write has one text however it was asked for.
 *
 * @param values empty for a field that loses its value
 */
record WrittenFields(Map<Field, Optional<Value>> values, Map<Field, JsonNode> given) {
    /** @throws RefusedException for a field that may not be written, and for a value that is not of its type */
    static WrittenFields of(Model model, ObjectNode data) {
        Map<Field, JsonNode> named = new LinkedHashMap<>();
        data.properties().forEach(entry -> {
            Field field = model.writable(entry.getKey());
            if (named.put(field, entry.getValue()) != null) {
                throw wrong("'data' sets field '%s' twice".formatted(field.name()), field, "Set each field once");
            }
        });
        Map<Field, Optional<Value>> values = new LinkedHashMap<>();
        Map<Field, JsonNode> given = new LinkedHashMap<>();
        for (Field field : model.fields().values()) {
            JsonNode node = named.get(field);
            if (node != null) {
                values.put(field, value(field, node));
                given.put(field, node);
            }
        }
        return new WrittenFields(values, given);
    }

    private static Optional<Value> value(Field field, JsonNode node) {
        if (!node.isNull()) {
            return Optional.of(Value.written(field, node, "data." + field.name()));
        }
        if (!field.nullable()) {
            throw wrong(
                    "'data.%s' must have a value: field '%s' is of type %s and never null"
                            .formatted(field.name(), field.name(), field.kind().word()),
                    field,
                    "Give " + field.kind().expected());
        }
        return Optional.empty();
    }

    private static RefusedException wrong(String message, Field field, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint)
                .with("field", field.name())
                .with("expected", field.kind().word()));
    }

    List<Field> fields() {
        return List.copyOf(values.keySet());
    }

    List<String> columns() {
        return values.keySet().stream().map(Field::column).toList();
    }

    /** The values as expressions, with their places in the statement. */
    List<Expression> expressions(Parameters parameters) {
        return values.values().stream()
                .<Expression>map(value -> value.<Expression>map(parameters::add).orElseGet(NullLiteral::new))
                .toList();
    }

    List<Update.Assignment> assignments(Parameters parameters) {
        return values.entrySet().stream()
                .map(entry -> new Update.Assignment(
                        entry.getKey().column(),
                        entry.getValue().<Expression>map(parameters::add).orElseGet(NullLiteral::new)))
                .toList();
    }

    /** As they were given, for people. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        given.forEach((field, node) -> shown.put(field.name(), PlainValues.of(node)));
        return shown;
    }
}
