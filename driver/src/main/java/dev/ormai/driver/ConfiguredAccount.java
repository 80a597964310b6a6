package dev.ormai.driver;

import dev.ormai.driver.configuration.DatabaseSettings;
import dev.ormai.policy.Secrets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The account of the database that an {@code ormai.yaml} names, for connections that name none. User and password belong
 * together: a connection that gives one of them gives both. They go to the database of the file and to no other, so that
 * whoever changes a URL is not handed a password.
 */
final class ConfiguredAccount {
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    private ConfiguredAccount() {}

    /**
     * The properties of the real driver that are to be added; none where the connection brings its own.
     *
     * @throws OrmAiSqlException if the secret is not where the file says
     */
    static Map<String, String> of(DatabaseSettings configured, OrmAiUrl url, Properties given) throws SQLException {
        if (isGiven(url, given) || !address(configured.url()).equals(address(url.realUrl()))) {
            return Map.of();
        }
        Map<String, String> account = new LinkedHashMap<>();
        configured.user().ifPresent(user -> account.put(USER, user));
        Optional<String> password = password(configured);
        password.ifPresent(secret -> account.put(PASSWORD, secret));
        return account;
    }

    /** MySQL's URLs may also name the account before the host, or in brackets beside it. */
    private static boolean isGiven(OrmAiUrl url, Properties given) {
        boolean inAddress =
                url.database() != Database.H2 && address(url.realUrl()).matches(".*[@(].*");
        return inAddress
                || Stream.concat(url.theirs().keySet().stream(), given.stringPropertyNames().stream())
                        .anyMatch(name -> name.equalsIgnoreCase(USER) || name.equalsIgnoreCase(PASSWORD));
    }

    private static String address(String url) {
        return url.split(url.startsWith("jdbc:h2:") ? ";" : "\\?", 2)[0];
    }

    private static Optional<String> password(DatabaseSettings configured) throws SQLException {
        try {
            return configured.password().map(reference -> reference.read(Secrets.ofProcess()));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()), "see database.password of the file of ormai.config");
        }
    }
}
