package dev.ormai.testkit;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One empty database of its own, dropped with everything in it on {@link #close()}. Connections that are still open then are cut.
 *
 * <p>Safe for use by several threads; each takes its own connection.
 */
public final class TestDatabase implements AutoCloseable {
    private final DatabaseKind kind;
    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final Removal removal;

    /** Drops the database. */
    @FunctionalInterface
    interface Removal {
        void run() throws SQLException;
    }

    TestDatabase(DatabaseKind kind, String jdbcUrl, String user, String password, Removal removal) {
        this.kind = requireNonNull(kind, "kind");
        this.jdbcUrl = requireNonNull(jdbcUrl, "jdbcUrl");
        this.user = requireNonNull(user, "user");
        this.password = requireNonNull(password, "password");
        this.removal = requireNonNull(removal, "removal");
    }

    public DatabaseKind kind() {
        return kind;
    }

    /** The URL without user and password. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** A user who may do everything in this database. */
    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** A new connection straight to the database, past any policy; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Runs statements one after the other on one connection, each committed at once. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All rows of a query, its {@code ?} bound to the parameters in order. */
    public Rows query(String sql, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet resultSet = statement.executeQuery()) {
                return Rows.read(resultSet);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        removal.run();
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
