package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Change;

/** Messages that begin here. */
final class Messages {
    private Messages() {}

    static ObjectNode notification(String method) {
        return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", method);
    }

    static ObjectNode request(String id, String method) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("method", method);
    }

    static ObjectNode of(Change change) {
        ObjectNode notification = notification(change.kind().method());
        change.uri().ifPresent(uri -> notification.putObject("params").put("uri", uri));
        return notification;
    }
}
