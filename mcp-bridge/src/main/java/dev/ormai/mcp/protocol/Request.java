package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.ClientCapabilities;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.mcp.offer.ProtocolException;
import java.util.List;
import java.util.Optional;

/**
 * A request or notification.
 *
 * @param id missing for a notification
 * @param stateless whether it is of the revision without a handshake
 */
record Request(JsonNode id, String method, JsonNode params, boolean stateless) {
    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";
    private static final String DISCOVER = "server/discover";

    /** @throws ProtocolException if headers and body do not say the same, or a version that is not spoken */
    static Request of(JsonNode message, Optional<Headers> headers) throws ProtocolException {
        String method = message.path("method").asText();
        JsonNode params = message.path("params");
        JsonNode meta = params.path("_meta");
        Optional<String> header = headers.flatMap(Headers::version);
        boolean stateless = meta.has(VERSION)
                || method.equals(DISCOVER)
                || header.filter(Revisions.STATELESS::equals).isPresent();
        if (stateless) {
            checkMeta(meta);
            String version = meta.path(VERSION).asText();
            if (headers.isPresent()) {
                checkHeaders(headers.get(), version, method, params);
            }
            if (!version.equals(Revisions.STATELESS)) {
                throw unsupported(version);
            }
        } else if (header.isPresent() && !Revisions.WITH_HANDSHAKE.contains(header.get())) {
            throw unsupported(header.get());
        }
        return new Request(message.path("id"), method, params, stateless);
    }

    private static void checkMeta(JsonNode meta) throws ProtocolException {
        List<String> missing = List.of(VERSION, CAPABILITIES).stream()
                .filter(key -> !meta.has(key))
                .toList();
        if (!missing.isEmpty()) {
            throw ProtocolException.invalidParams("params._meta lacks " + String.join(" and ", missing));
        }
    }

    private static void checkHeaders(Headers headers, String version, String method, JsonNode params)
            throws ProtocolException {
        same("MCP-Protocol-Version", headers.version(), version);
        same("Mcp-Method", headers.method(), method);
        switch (method) {
            case "tools/call", "prompts/get" ->
                same("Mcp-Name", headers.clearName(), params.path("name").asText());
            case "resources/read" ->
                same("Mcp-Name", headers.clearName(), params.path("uri").asText());
            default -> {
                // No other method has a name.
            }
        }
    }

    private static void same(String name, Optional<String> header, String body) throws ProtocolException {
        if (!header.equals(Optional.of(body))) {
            throw new ProtocolException(
                    ProtocolException.HEADER_MISMATCH,
                    "header %s %s"
                            .formatted(name, header.isEmpty() ? "is missing" : "says something else than the body"));
        }
    }

    private static ProtocolException unsupported(String version) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        Revisions.ALL.forEach(data.putArray("supported")::add);
        data.put("requested", version);
        return new ProtocolException(
                ProtocolException.UNSUPPORTED_VERSION, "Unsupported protocol version", Optional.of(data));
    }

    /** What the client declares with this request; the revisions with a handshake declare it there. */
    ClientCapabilities declared() {
        return new ClientCapabilities(params.path("_meta").path(CAPABILITIES));
    }

    /** From which level on the client wants messages for this request; the revisions with a handshake say it for a session. */
    Optional<LogLevel> logLevel() {
        return LogLevel.of(params.path("_meta").path(LOG_LEVEL).asText());
    }

    /** By which the client knows progress of this request; absent if it wants none. */
    Optional<JsonNode> progressToken() {
        return Optional.of(params.path("_meta").path("progressToken"))
                .filter(token -> token.isTextual() || token.isIntegralNumber());
    }

    /** A parameter that has to be there. */
    String text(String name) throws ProtocolException {
        JsonNode value = params.path(name);
        if (!value.isTextual()) {
            throw ProtocolException.invalidParams("params.%s must be a string".formatted(name));
        }
        return value.textValue();
    }
}
