package dev.ormai.driver;

import dev.ormai.planner.WriteDuty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Runs one write. A row that may not be written makes the statement fail in the database, which undoes it; here that
 * failure gets its words, and an open transaction goes on as if the statement had not been sent.
 */
final class WriteRun {
    private final PreparedStatement raw;
    private final Database database;
    private final WriteFailures failures;
    private final Execution execution;

    WriteRun(PreparedStatement raw, Database database, Execution execution, WriteDuty duty) {
        this.raw = raw;
        this.database = database;
        this.execution = execution;
        this.failures = new WriteFailures(database, duty);
    }

    /** The number that a write gives in the place of rows; a driver that can send such writes as a batch gives it as a generated key. */
    static long count(PreparedStatement raw) throws SQLException {
        boolean given = raw.execute();
        try (ResultSet rows = given ? raw.getResultSet() : raw.getGeneratedKeys()) {
            if (!rows.next()) {
                throw new SQLException("the write gave no count");
            }
            return rows.getLong(1);
        }
    }

    /** How many rows there are; afterwards it stands before the first again. */
    static long counted(ResultSet scrollable) throws SQLException {
        long count = scrollable.last() ? scrollable.getRow() : 0;
        scrollable.beforeFirst();
        return count;
    }

    <T> T run(Results.Run<T> run) throws SQLException {
        Connection connection = raw.getConnection();
        return switch (database) {
            case POSTGRESQL -> connection.getAutoCommit() ? inTheDatabase(run) : withSavepoint(run, connection, false);
            case H2 ->
                connection.getAutoCommit() ? inOwnTransaction(run, connection) : withSavepoint(run, connection, true);
            case MYSQL, MARIADB -> throw new IllegalStateException("no write is admitted on " + database);
        };
    }

    /** The database undoes the statement that fails. */
    private <T> T inTheDatabase(Results.Run<T> run) throws SQLException {
        try {
            return run.on(raw);
        } catch (SQLException e) {
            throw told(e);
        }
    }

    /**
     * PostgreSQL takes no further statement in a transaction in which one failed; after a failure of the client's own that
     * is what the client expects. H2 keeps what a query over a delta table has written.
     */
    private <T> T withSavepoint(Results.Run<T> run, Connection connection, boolean always) throws SQLException {
        try {
            return WriteSavepoint.around(
                    connection,
                    () -> run.on(raw),
                    e -> always || failures.refusal(e).isPresent());
        } catch (SQLException e) {
            throw told(e);
        }
    }

    private <T> T inOwnTransaction(Results.Run<T> run, Connection connection) throws SQLException {
        try {
            return OwnTransaction.around(connection, () -> run.on(raw));
        } catch (SQLException e) {
            throw told(e);
        }
    }

    private SQLException told(SQLException failure) {
        return failures.refusal(failure)
                .<SQLException>map(execution::refused)
                .orElseGet(() -> execution.failed(failures.plain(failure)));
    }
}
