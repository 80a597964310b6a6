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
     * @param keys with which they are checked
     * @param algorithms the only ones that are accepted, by the names of JOSE
     * @param clockSkewSeconds how far the issuer's clock may be from ours
     * @param claims which claim holds {@code tenant}, {@code user} and {@code roles}
     * @param scopes roles that come with a scope
     * @param resource under which address clients know this server
     */
    public record Jwt(
            String issuer,
            String audience,
            TokenKeySettings keys,
            List<String> algorithms,
            int clockSkewSeconds,
            Map<String, String> claims,
            Map<String, List<String>> scopes,
            Optional<String> resource) {
        public Jwt {
            algorithms = List.copyOf(algorithms);
            claims = Map.copyOf(claims);
            scopes = Map.copyOf(scopes);
        }
    }

    /** A key and the principal of whoever shows it. */
    public record ApiKey(SecretReference key, PrincipalSettings principal) {}

    /** @param burst calls at once at most */
    public record RateLimit(int perMinute, int burst) {}
}
