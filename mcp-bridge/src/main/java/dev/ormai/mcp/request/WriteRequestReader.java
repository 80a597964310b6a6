package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Reads requests to write from the arguments of a call; everything that is wrong is refused by its place. */
public final class WriteRequestReader {
    private static final int LONGEST_REASON = 2_000;

    private WriteRequestReader() {}

    public static CreateRequest create(JsonNode node) {
        Arguments arguments =
                Arguments.of(node, "", List.of("model", "data", "reason", "return_fields", "approval_id"));
        return new CreateRequest(
                arguments.text("model"),
                data(arguments),
                reason(arguments),
                arguments.texts("return_fields"),
                arguments.optionalText("approval_id"));
    }

    public static UpdateRequest update(JsonNode node) {
        Arguments arguments =
                Arguments.of(node, "", List.of("model", "id", "data", "reason", "return_fields", "approval_id"));
        return new UpdateRequest(
                arguments.text("model"),
                arguments.required("id"),
                changes(arguments),
                reason(arguments),
                arguments.texts("return_fields"),
                arguments.optionalText("approval_id"));
    }

    public static DeleteRequest delete(JsonNode node) {
        Arguments arguments = Arguments.of(node, "", List.of("model", "id", "reason", "hard", "approval_id"));
        return new DeleteRequest(
                arguments.text("model"),
                arguments.required("id"),
                reason(arguments),
                arguments.truth("hard"),
                arguments.optionalText("approval_id"));
    }

    public static BulkUpdateRequest bulkUpdate(JsonNode node) {
        Arguments arguments = Arguments.of(node, "", List.of("model", "ids", "data", "reason", "approval_id"));
        arguments.required("ids");
        List<JsonNode> ids = arguments.list("ids", Arguments.Item::node);
        if (ids.isEmpty() || ids.size() > BulkUpdateRequest.MOST_IDS) {
            throw Arguments.wrong(
                    "ids",
                    "'ids' must name 1 to %d records".formatted(BulkUpdateRequest.MOST_IDS),
                    "Make several calls for more records");
        }
        return new BulkUpdateRequest(
                arguments.text("model"),
                ids,
                changes(arguments),
                reason(arguments),
                arguments.optionalText("approval_id"));
    }

    private static Optional<String> reason(Arguments arguments) {
        Optional<String> reason = arguments.optionalText("reason");
        if (reason.filter(text -> text.length() > LONGEST_REASON || text.indexOf('\0') >= 0)
                .isPresent()) {
            throw Arguments.wrong(
                    "reason", "'reason' must be a text of %d characters at most".formatted(LONGEST_REASON));
        }
        return reason;
    }

    private static ObjectNode changes(Arguments arguments) {
        ObjectNode data = data(arguments);
        if (data.isEmpty()) {
            throw Arguments.wrong("data", "'data' must set at least one field", "Give {\"field\": value}");
        }
        return data;
    }

    private static ObjectNode data(Arguments arguments) {
        if (arguments.required("data") instanceof ObjectNode object) {
            return object;
        }
        throw Arguments.wrong(
                "data", "'data' must be an object with a value for each field", "Give {\"field\": value}");
    }
}
