package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a client says it can do. */
public record ClientCapabilities(JsonNode declared) {
    /** Nothing beyond the protocol's core. */
    public static ClientCapabilities none() {
        return new ClientCapabilities(JsonNodeFactory.instance.objectNode());
    }

    /** Whether it answers requests of this kind. */
    public boolean answers(InputRequest.Kind kind) {
        return declared.path(kind.capability()).isObject();
    }
}
