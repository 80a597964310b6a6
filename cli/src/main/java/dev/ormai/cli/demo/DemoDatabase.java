package dev.ormai.cli.demo;

import dev.ormai.cli.Terminal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.DatabaseServer;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.MariaDbServer;
import dev.ormai.testkit.PostgresServer;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An empty database of the demo's own, dropped when it is closed.
 *
 * @param server absent for a database in memory
 */
record DemoDatabase(TestDatabase database, Optional<DatabaseServer> server) implements AutoCloseable {
    /** What {@code --db} may say. */
    enum Choice {
        h2,
        postgres
    }

    /**
     * Starts what was chosen; PostgreSQL if nothing was, and H2 where that cannot start.
     *
     * @param url a running server in which the demo makes a database of its own
     */
    static DemoDatabase start(@Nullable Choice choice, @Nullable String url, Terminal terminal) throws SQLException {
        if (url != null) {
            return of(server(url));
        }
        if (choice == Choice.h2) {
            return h2();
        }
        terminal.err().println(terminal.dim("ormai: starting PostgreSQL …"));
        try {
            return of(PostgresServer.start());
        } catch (RuntimeException | SQLException e) {
            if (choice == Choice.postgres) {
                throw e;
            }
            terminal.err().println("ormai: PostgreSQL cannot start here, so H2 is taken: " + reason(e));
            return h2();
        }
    }

    private static DatabaseServer server(String url) {
        return switch (DatabaseKind.ofUrl(url)) {
            case POSTGRESQL -> PostgresServer.at(url);
            case MARIADB, MYSQL -> MariaDbServer.at(url);
            case H2 -> throw new IllegalArgumentException("H2 needs no URL: --db h2 takes it in memory");
        };
    }

    private static DemoDatabase of(DatabaseServer server) throws SQLException {
        try {
            return new DemoDatabase(server.freshDatabase(), Optional.of(server));
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static DemoDatabase h2() {
        return new DemoDatabase(Databases.h2(), Optional.empty());
    }

    private static String reason(Exception error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    @Override
    public void close() throws SQLException {
        try {
            database.close();
        } finally {
            server.ifPresent(DatabaseServer::close);
        }
    }
}
