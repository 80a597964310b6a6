package dev.ormai.driver.configuration;

/** With what tokens are checked. */
public sealed interface TokenKeySettings {
    /**
     * The issuer's public keys.
     *
     * @param place a file or URL with them (JWKS)
     */
    record Published(String place) implements TokenKeySettings {}

    /** A secret that the issuer has too. */
    record Shared(SecretReference secret) implements TokenKeySettings {}
}
