package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arguments as the audit may keep them: names and numbers of the request as they are, values by their type and length. */
final class RecordedArguments {
    /** What stands under these is a word of the request and no value of anybody. */
    private static final Set<String> WORDS = Set.of(
            "model",
            "select",
            "field",
            "op",
            "direction",
            "relation",
            "operation",
            "group_by",
            "take",
            "total_count",
            "return_fields",
            "hard",
            "approval_id");

    private static final int LONGEST_WORD = 200;

    private RecordedArguments() {}

    /** @param values whether the policy has values kept */
    static Map<String, Object> of(JsonNode arguments, boolean values) {
        Map<String, Object> recorded = new LinkedHashMap<>();
        arguments.properties().forEach(entry -> {
            Object value = recorded(entry.getValue(), values || WORDS.contains(entry.getKey()), values);
            recorded.put(entry.getKey(), value == null ? "null" : value);
        });
        return recorded;
    }

    private static @Nullable Object recorded(JsonNode node, boolean plain, boolean values) {
        if (node.isObject()) {
            return of(node, values);
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(recorded(item, plain, values)));
            return items;
        }
        if (node.isNull()) {
            return null;
        }
        return plain && node.asText().length() <= LONGEST_WORD ? plain(node) : summary(node);
    }

    private static Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }

    private static Map<String, Object> summary(JsonNode node) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("type", node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        if (node.isTextual()) {
            summary.put("length", node.textValue().length());
        }
        return summary;
    }
}
