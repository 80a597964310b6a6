package dev.ormai.driver.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entrance for agents.
 *
 * @param stdio the principal of an agent that started this process
 * @param dottedNames tools are listed as {@code db.query} instead of {@code db_query}
 */
public record McpSettings(
        ListenAddress listen,
        Optional<Jwt> jwt,
        List<ApiKey> apiKeys,
        Optional<PrincipalSettings> stdio,
        boolean dottedNames,
        Optional<RateLimit> rateLimit) {
    /** Where it listens when nothing else is said. */
    public static final ListenAddress LISTEN = new ListenAddress("127.0.0.1", 7331);

    public McpSettings {
        apiKeys = List.copyOf(apiKeys);
    }

    /**
     * Tokens that are accepted.
     *
     * @param jwks a file or URL with the issuer's keys
     * @param claims which claim holds {@code tenant}, {@code user} and {@code roles}
     */
    public record Jwt(String issuer, String audience, String jwks, Map<String, String> claims) {
        public Jwt {
            claims = Map.copyOf(claims);
        }
    }

    /** A key and the principal of whoever shows it. */
    public record ApiKey(SecretReference key, PrincipalSettings principal) {}

    /** @param burst calls at once at most */
    public record RateLimit(int perMinute, int burst) {}
}
