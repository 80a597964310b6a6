package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.ProtocolException;
import java.util.Optional;

/**
 * What a message is answered with.
 *
 * @param status of HTTP; carriers without one ignore it
 * @param body absent where there is nothing to say, as to a notification
 * @param session the id of the session that this reply opens
 */
public record Reply(int status, Optional<JsonNode> body, Optional<String> session) {
    static final int OK = 200;
    private static final int ACCEPTED = 202;

    Reply(int status, JsonNode body) {
        this(status, Optional.of(body), Optional.empty());
    }

    static Reply nothing() {
        return new Reply(ACCEPTED, Optional.empty(), Optional.empty());
    }

    static Reply result(JsonNode id, ObjectNode result) {
        ObjectNode response = response(id);
        response.set("result", result);
        return new Reply(OK, response);
    }

    static Reply error(JsonNode id, ProtocolException failure, int status) {
        ObjectNode response = response(id);
        ObjectNode error = response.putObject("error");
        error.put("code", failure.code());
        error.put("message", failure.getMessage());
        failure.data().ifPresent(data -> error.set("data", data));
        return new Reply(status, response);
    }

    static Reply error(JsonNode id, ProtocolException failure) {
        return error(id, failure, failure.status());
    }

    private static ObjectNode response(JsonNode id) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("jsonrpc", "2.0");
        response.set("id", id);
        return response;
    }

    Reply opening(String id) {
        return new Reply(status, body, Optional.of(id));
    }
}
