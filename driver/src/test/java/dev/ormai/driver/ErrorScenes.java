package dev.ormai.driver;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Makes a database raise an error, on connections of its own that leave nothing behind. */
final class ErrorScenes {
    private final TestDatabase database;

    ErrorScenes(TestDatabase database) {
        this.database = database;
    }

    /** The error; empty if all went well. */
    Optional<SQLException> raise(ErrorLine line) throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                play(line, connection);
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(e);
            } finally {
                if (connection.isValid(1)) {
                    connection.rollback();
                }
            }
        }
    }

    private void play(ErrorLine line, Connection connection) throws Exception {
        switch (line.scene()) {
            case "plain" -> run(connection, line.sql());
            case "timeout" -> late(connection, line.sql());
            case "locked" -> locked(connection, line.sql());
            case "deadlock" -> deadlock(connection, line.sql());
            case "readonly" -> {
                connection.setReadOnly(true);
                run(connection, line.sql());
            }
            case "aborted" -> {
                fail(connection);
                run(connection, line.sql());
            }
            case "serialization" -> serialization(connection, line.sql());
            case "deferred" -> {
                run(connection, line.sql());
                connection.commit();
            }
            case "killed" -> killed(connection, line.sql());
            case "closed" -> {
                connection.close();
                run(connection, line.sql());
            }
            default -> throw new IllegalArgumentException("no scene: " + line.scene());
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        if (sql.contains("?") && !sql.contains("'?'")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
            return;
        }
        try (Statement statement = connection.createStatement()) {
            read(statement, sql);
        }
    }

    private static void read(Statement statement, String sql) throws SQLException {
        if (statement.execute(sql)) {
            ResultSet rows = statement.getResultSet();
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private static void fail(Connection connection) {
        try {
            run(connection, "select nothing from nowhere");
        } catch (SQLException e) {
            return;
        }
        throw new IllegalStateException("nothing was found nowhere");
    }

    private static void late(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            read(statement, sql);
        }
    }

    private void locked(Connection connection, String sql) throws SQLException {
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            run(other, "update vault set code = 'mine'");
            run(other, "update owners set code = 'mine' where id = 1");
            try {
                run(connection, sql);
            } finally {
                other.rollback();
            }
        }
    }

    private void serialization(Connection connection, String sql) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        run(connection, "select count(*) from owners");
        database.execute("update owners set tenant_id = 'globex' where id = 1");
        run(connection, sql);
    }

    /** Each holds what the other wants; the server ends one of them. */
    private void deadlock(Connection connection, String sql) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            run(connection, sql);
            run(other, "update owners set tenant_id = 'x' where id = 2");
            Future<?> waiting = thread.submit(() -> {
                run(other, "update owners set tenant_id = 'x' where id = 1");
                other.rollback();
                return true;
            });
            run(connection, "update owners set tenant_id = 'y' where id = 2");
            connection.rollback();
            waiting.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException sqlError ? sqlError : e;
        } finally {
            thread.shutdownNow();
        }
    }

    private void killed(Connection connection, String sql) throws SQLException {
        boolean postgres = database.kind() == DatabaseKind.POSTGRESQL;
        long session;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(postgres ? "select pg_backend_pid()" : "select connection_id()")) {
            row.next();
            session = row.getLong(1);
        }
        database.execute(postgres ? "select pg_terminate_backend(" + session + ", 5000)" : "kill " + session);
        run(connection, sql);
    }
}
