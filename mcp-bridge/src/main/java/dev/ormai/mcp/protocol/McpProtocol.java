package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.policy.Principal;
import java.util.Optional;

/**
 * Answers messages. Nothing is kept between two of them: the revisions with a handshake get no session, which they allow.
 * Thread-safe; blocks while a tool works.
 */
public final class McpProtocol {
    private static final System.Logger LOG = System.getLogger(McpProtocol.class.getName());
    private static final int OK = 200;
    private static final int MOST_IN_A_BATCH = 50;

    private final Methods methods;

    /** @param version of this program, told to clients */
    public McpProtocol(AgentTools tools, String version) {
        this.methods = new Methods(tools, version);
    }

    /** @param headers absent for a carrier without headers */
    public Reply answer(String text, Optional<Headers> headers, Principal principal) {
        JsonNode message;
        try {
            message = McpJson.read(text);
        } catch (JsonProcessingException e) {
            LOG.log(System.Logger.Level.DEBUG, "a message is no JSON", e);
            return error(
                    JsonNodeFactory.instance.nullNode(),
                    new ProtocolException(
                            ProtocolException.PARSE_ERROR, "the message is no JSON, or nested too deeply"));
        }
        return message instanceof ArrayNode batch ? batch(batch, headers, principal) : one(message, headers, principal);
    }

    /** Revision 2025-03-26 has them. */
    private Reply batch(ArrayNode batch, Optional<Headers> headers, Principal principal) {
        if (batch.isEmpty() || batch.size() > MOST_IN_A_BATCH) {
            return error(
                    JsonNodeFactory.instance.nullNode(),
                    new ProtocolException(
                            ProtocolException.INVALID_REQUEST,
                            "a batch has 1 to %d messages".formatted(MOST_IN_A_BATCH)));
        }
        ArrayNode replies = JsonNodeFactory.instance.arrayNode();
        for (JsonNode message : batch) {
            one(message, headers, principal).body().ifPresent(replies::add);
        }
        return replies.isEmpty() ? Reply.nothing() : new Reply(OK, Optional.of(replies));
    }

    private Reply one(JsonNode message, Optional<Headers> headers, Principal principal) {
        JsonNode id = message.path("id");
        JsonNode shownId = id.isTextual() || id.isNumber() ? id : JsonNodeFactory.instance.nullNode();
        try {
            if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
                throw new ProtocolException(ProtocolException.INVALID_REQUEST, "the message is no JSON-RPC 2.0");
            }
            if (!message.has("method")) {
                // A response to a request, of which this server sends none.
                return Reply.nothing();
            }
            Request request = Request.of(message, headers);
            if (!message.has("id")) {
                return Reply.nothing();
            }
            if (shownId.isNull()) {
                throw new ProtocolException(
                        ProtocolException.INVALID_REQUEST, "the id is neither a string nor a number");
            }
            ObjectNode response = JsonNodeFactory.instance.objectNode();
            response.put("jsonrpc", "2.0");
            response.set("id", id);
            response.set("result", methods.result(request, id.asText(), principal));
            return new Reply(OK, Optional.of(response));
        } catch (ProtocolException e) {
            return error(shownId, e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a message could not be answered", e);
            return error(
                    shownId,
                    new ProtocolException(ProtocolException.INTERNAL_ERROR, "the message could not be answered"));
        }
    }

    private static Reply error(JsonNode id, ProtocolException failure) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("jsonrpc", "2.0");
        response.set("id", id);
        ObjectNode error = response.putObject("error");
        error.put("code", failure.code());
        error.put("message", failure.getMessage());
        failure.data().ifPresent(data -> error.set("data", data));
        return new Reply(failure.status(), Optional.of(response));
    }
}
