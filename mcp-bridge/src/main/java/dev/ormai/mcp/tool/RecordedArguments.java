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

    /** What has words of the request within; names in anything else, such as those of written fields, are the agent's own. */
    private static final Set<String> PARTS = Set.of("where", "order_by", "include");

    private static final int LONGEST_WORD = 200;

    private RecordedArguments() {}

    /** @param values whether the policy has values kept */
    static Map<String, Object> of(JsonNode arguments, boolean values) {
        return of(arguments, values, true);
    }

    private static Map<String, Object> of(JsonNode object, boolean values, boolean request) {
        Map<String, Object> recorded = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            boolean word = request && WORDS.contains(entry.getKey());
            boolean part = request && PARTS.contains(entry.getKey());
            Object value = recorded(entry.getValue(), values || word, values, part);
            recorded.put(entry.getKey(), value == null ? "null" : value);
        });
        return recorded;
    }

    private static @Nullable Object recorded(JsonNode node, boolean plain, boolean values, boolean request) {
        if (node.isObject()) {
            return of(node, values, request);
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(recorded(item, plain, values, request)));
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
