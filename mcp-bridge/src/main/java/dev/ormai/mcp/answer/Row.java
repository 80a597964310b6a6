package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * One record.
 *
 * @param values of every field that was read, and of the numbers that the statement added behind them
 * @param json what is handed out; related records are added to it
 */
record Row(Selection selection, List<JsonNode> values, ObjectNode json) {
    static Row of(Selection selection, List<JsonNode> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Field field : selection.shown()) {
            json.set(field.name(), values.get(selection.column(field)));
        }
        return new Row(selection, List.copyOf(values), json);
    }

    JsonNode value(Field field) {
        return values.get(selection.column(field));
    }

    /** The value of a field as one of another field, which it is compared with; empty if there is none. */
    Optional<Value> valueFor(Field own, Field other) {
        JsonNode value = value(own);
        return value.isNull() ? Optional.empty() : Optional.of(Value.read(other, value, own.name()));
    }

    /** The values of these fields as one text, to find records by. */
    Optional<List<String>> key(List<Field> fields) {
        List<JsonNode> parts = fields.stream().map(this::value).toList();
        return parts.stream().anyMatch(JsonNode::isNull)
                ? Optional.empty()
                : Optional.of(parts.stream().map(JsonNode::asText).toList());
    }
}
