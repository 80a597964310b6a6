package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Java's own maps, lists, texts and numbers, for the audit and for approvals. */
final class PlainValues {
    private PlainValues() {}

    static @Nullable Object of(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(of(item)));
            return list;
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }

    /** A record, field by field. */
    static Map<String, Object> of(Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        row.selection().read().forEach(field -> map.put(field.name(), of(row.value(field))));
        return map;
    }
}
