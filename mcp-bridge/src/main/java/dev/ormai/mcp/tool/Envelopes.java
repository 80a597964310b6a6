package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.Refusal;

/** The one form of every answer: {@code {"success", "data", "error"}}. */
final class Envelopes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Envelopes() {}

    static ObjectNode answered(ObjectNode data) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("success", true);
        envelope.set("data", data);
        envelope.putNull("error");
        return envelope;
    }

    static ObjectNode failed(Refusal refusal) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("success", false);
        envelope.putNull("data");
        ObjectNode error = envelope.putObject("error");
        error.put("code", refusal.code().name());
        error.put("message", refusal.message());
        refusal.retryHints().forEach(error.putArray("retry_hints")::add);
        error.set("details", JSON.valueToTree(refusal.details()));
        return envelope;
    }
}
