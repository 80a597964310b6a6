package dev.ormai.mcp.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an HTTP request says of its message beside the message.
 *
 * @param version {@code MCP-Protocol-Version}
 * @param method {@code Mcp-Method}
 * @param name {@code Mcp-Name}
 */
public record Headers(Optional<String> version, Optional<String> method, Optional<String> name) {
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    /** The name in clear: what a header cannot carry as it is comes as {@code =?base64?…?=}. Absent if it is encoded wrongly. */
    Optional<String> clearName() {
        return name.flatMap(Headers::clear);
    }

    private static Optional<String> clear(String value) {
        if (!value.startsWith(ENCODED) || !value.endsWith(ENCODED_END)) {
            return Optional.of(value);
        }
        try {
            String encoded = value.substring(ENCODED.length(), value.length() - ENCODED_END.length());
            return Optional.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
