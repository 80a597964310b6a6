package dev.ormai.driver.configuration;

import java.util.Optional;

/**
 * The database behind the policy.
 *
 * @param url as for JDBC, without {@code ormai:}
 * @param poolSize connections at most
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<SecretReference> password, int poolSize) {
    /** Connections at most, when nothing else is said. */
    public static final int POOL_SIZE = 10;

    /** A URL may hold a password, so only its beginning is told. */
    @Override
    public String toString() {
        return url.replaceAll("[?;].*", "…");
    }
}
