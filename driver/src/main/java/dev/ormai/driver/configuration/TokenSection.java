package dev.ormai.driver.configuration;

import dev.ormai.driver.configuration.McpSettings.Jwt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code mcp.auth.jwt}. */
final class TokenSection {
    static final String[] KEYS = {
        "issuer", "audience", "jwks", "secret", "algorithms", "clock_skew_seconds", "claims", "scopes", "resource"
    };

    private static final List<String> WITH_KEYS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");
    private static final List<String> WITH_SECRET = List.of("HS256", "HS384", "HS512");
    private static final int USUAL_SKEW_SECONDS = 60;
    private static final int MOST_SKEW_SECONDS = 600;

    private TokenSection() {}

    /** @param folder from which paths are counted */
    static Jwt read(Section said, Path folder) {
        TokenKeySettings keys = keys(said, folder);
        boolean shared = keys instanceof TokenKeySettings.Shared;
        return new Jwt(
                said.required("issuer", "the iss of tokens"),
                said.required("audience", "the aud of tokens"),
                keys,
                algorithms(said, shared),
                said.count("clock_skew_seconds", MOST_SKEW_SECONDS).orElse(USUAL_SKEW_SECONDS),
                said.named("claims", "tenant", "user", "roles"),
                said.lists("scopes", "a list of roles"),
                said.text("resource", "the address of this server for clients"));
    }

    private static TokenKeySettings keys(Section said, Path folder) {
        Optional<SecretReference> secret = said.secret("secret").map(reference -> reference.in(folder));
        if (said.has("jwks") == said.has("secret")) {
            said.add(
                    said.has("jwks") ? "secret" : "jwks",
                    said.has("jwks") ? "there are two kinds of keys" : "'jwks' is missing",
                    "jwks (a file or URL with the issuer's keys), or secret for an HS algorithm");
        }
        if (secret.isPresent()) {
            return new TokenKeySettings.Shared(secret.get());
        }
        String place = said.text("jwks", "a file or URL with the issuer's keys").orElse("");
        boolean address = place.startsWith("https://") || place.startsWith("http://");
        return new TokenKeySettings.Published(
                address ? place : folder.resolve(place).normalize().toString());
    }

    private static List<String> algorithms(Section said, boolean shared) {
        List<String> allowed = shared ? WITH_SECRET : WITH_KEYS;
        if (!said.has("algorithms")) {
            return shared ? List.of("HS256") : List.of("RS256", "ES256");
        }
        List<String> algorithms = said.texts("algorithms", "a list of algorithms");
        if (algorithms.isEmpty() || !allowed.containsAll(algorithms)) {
            said.add(
                    "algorithms",
                    "found " + algorithms,
                    "some of %s; HS algorithms go with secret, all others with jwks".formatted(allowed));
        }
        return algorithms;
    }
}
