package dev.ormai.driver.configuration;

/**
 * Where writes wait for a person.
 *
 * @param store a JDBC URL
 * @param expiresMinutes after which an approval is void
 */
public record ApprovalSettings(String store, int expiresMinutes) {
    /** When nothing else is said. */
    public static final int EXPIRES_MINUTES = 60;

    /** A URL may hold a password. */
    @Override
    public String toString() {
        return store.replaceAll("[?;].*", "…");
    }
}
