package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A request or notification.
 *
 * @param stateless whether it is of the revision without a handshake
 */
record Request(String method, JsonNode params, boolean stateless) {
    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
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
        return new Request(method, params, stateless);
    }

    private static void checkMeta(JsonNode meta) throws ProtocolException {
        List<String> missing = List.of(VERSION, CAPABILITIES).stream()
                .filter(key -> !meta.has(key))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProtocolException(
                    ProtocolException.INVALID_PARAMS, "params._meta lacks " + String.join(" and ", missing));
        }
    }

    private static void checkHeaders(Headers headers, String version, String method, JsonNode params)
            throws ProtocolException {
        same("MCP-Protocol-Version", headers.version(), version);
        same("Mcp-Method", headers.method(), method);
        if (method.equals("tools/call")) {
            same("Mcp-Name", headers.name(), params.path("name").asText());
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
}
