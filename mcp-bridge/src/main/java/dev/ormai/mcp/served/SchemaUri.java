package dev.ormai.mcp.served;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code ormai://schema} and {@code ormai://schema/Customer}.
 *
 * @param model absent for the whole schema
 */
record SchemaUri(Optional<String> model) {
    static final String WHOLE = "ormai://schema";
    static final String TEMPLATE = WHOLE + "/{model}";

    /** Absent for an address of something else. */
    static Optional<SchemaUri> parse(String uri) {
        if (uri.equals(WHOLE)) {
            return Optional.of(new SchemaUri(Optional.empty()));
        }
        if (!uri.startsWith(WHOLE + "/")) {
            return Optional.empty();
        }
        try {
            // A plus is a plus in a path.
            String encoded = uri.substring(WHOLE.length() + 1).replace("+", "%2B");
            return Optional.of(new SchemaUri(Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return model.map(name -> WHOLE + "/"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElse(WHOLE);
    }
}
