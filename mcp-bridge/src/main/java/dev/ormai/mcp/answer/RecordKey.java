package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Value;
import dev.ormai.planner.tree.Expression;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields by which a request names one record. */
record RecordKey(List<Field> fields) {
    RecordKey {
        fields = List.copyOf(fields);
    }

    /** @throws RefusedException if there are none that may be read */
    static RecordKey of(Model model) {
        List<Field> key = model.key();
        if (key.isEmpty()) {
            throw wrong(
                    "Model '%s' has no key that may be read".formatted(model.name()),
                    "Use db_query with filters instead");
        }
        return new RecordKey(key);
    }

    /** The record has exactly this key. */
    List<Expression> is(JsonNode id, String place, Conditions conditions) {
        List<Expression> where = new ArrayList<>();
        List<Value> values = values(id, place);
        for (int i = 0; i < fields.size(); i++) {
            where.addAll(conditions.equal(fields.get(i), values.get(i)));
        }
        return where;
    }

    /** One value for each field. */
    List<Value> values(JsonNode id, String place) {
        return fields.stream()
                .map(field -> Value.read(field, part(field, id), place(field, id, place)))
                .toList();
    }

    private String place(Field field, JsonNode id, String place) {
        return fields.size() == 1 && !id.isObject() ? place : place + "." + field.name();
    }

    /** One value for a key of one field; an object for a key of several. */
    private JsonNode part(Field field, JsonNode id) {
        if (fields.size() == 1 && !id.isObject()) {
            return id;
        }
        List<String> names = fields.stream().map(Field::name).toList();
        boolean whole =
                id.isObject() && id.size() == fields.size() && names.stream().allMatch(id::has);
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
