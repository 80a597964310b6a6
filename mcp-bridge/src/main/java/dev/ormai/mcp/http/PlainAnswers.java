package dev.ormai.mcp.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.protocol.McpJson;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** Answers of tools as those of HTTP: the envelope, and a status that says the same. */
final class PlainAnswers {
    private PlainAnswers() {}

    static void answered(ObjectNode result, Response response) {
        JsonNode envelope = result.has("structuredContent") ? result.path("structuredContent") : result;
        JsonNode error = envelope.path("error");
        String wait = error.path("details").path("retry_after_seconds").asText();
        response.whole(
                envelope.path("success").asBoolean(true) ? HttpResponseStatus.OK : status(error),
                McpJson.write(envelope),
                wait.isEmpty() ? Map.of() : Map.of("Retry-After", wait));
    }

    /** A tool that is not known, or a database that cannot be reached. */
    static void failed(ProtocolException failure, Response response) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("success", false);
        envelope.putNull("data");
        envelope.set("error", failure.data().orElseGet(() -> JsonNodeFactory.instance
                .objectNode()
                .put("message", failure.getMessage())));
        response.whole(
                failure.code() == ProtocolException.INVALID_PARAMS
                        ? HttpResponseStatus.NOT_FOUND
                        : HttpResponseStatus.INTERNAL_SERVER_ERROR,
                McpJson.write(envelope),
                Map.of());
    }

    private static HttpResponseStatus status(JsonNode error) {
        return switch (error.path("code").asText()) {
            case "VALIDATION_ERROR", "SYNTAX_ERROR", "STATEMENT_NOT_SUPPORTED" -> HttpResponseStatus.BAD_REQUEST;
            case "NOT_FOUND", "TOOL_NOT_FOUND" -> HttpResponseStatus.NOT_FOUND;
            case "RATE_LIMITED" -> HttpResponseStatus.TOO_MANY_REQUESTS;
            case "UPSTREAM_ERROR" -> HttpResponseStatus.BAD_GATEWAY;
            case "AUDIT_UNAVAILABLE", "POLICY_INVALID" -> HttpResponseStatus.SERVICE_UNAVAILABLE;
            case "INTERNAL_ERROR" -> HttpResponseStatus.INTERNAL_SERVER_ERROR;
            default -> HttpResponseStatus.FORBIDDEN;
        };
    }
}
