package dev.ormai.driver.configuration;

import java.util.List;
import java.util.Optional;

/** The PostgreSQL entrance. */
public record WireSettings(ListenAddress listen, Optional<Tls> tls, List<User> users) {
    /** Where it listens when nothing else is said. */
    public static final ListenAddress LISTEN = new ListenAddress("127.0.0.1", 6432);

    public WireSettings {
        users = List.copyOf(users);
    }

    /** Files in PEM form. */
    public record Tls(String certificate, String key) {}

    /** Who may log in, and as whom he then works. */
    public record User(String name, SecretReference password, PrincipalSettings principal) {}
}
