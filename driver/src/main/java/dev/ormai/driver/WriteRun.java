package dev.ormai.driver;

import dev.ormai.planner.WriteDuty;
import dev.ormai.planner.write.WriteFrame;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs one write. A row that may not be written makes the statement fail in the database, which undoes it; here that
 * failure gets its words, and an open transaction goes on as if the statement had not been sent.
 */
final class WriteRun {
    /** With the number, for H2 repeats the statement's text in its message. */
    private static final Pattern WRONG_ROW = Pattern.compile(Pattern.quote(WriteFrame.WRONG_ROW) + "\\d+");

    private static final Pattern TOO_MANY = Pattern.compile(Pattern.quote(WriteFrame.TOO_MANY) + "(\\d+)");

    /** H2 checks a reference before we see the row: no parent and a hidden one must be told alike. */
    private static final String NO_PARENT_IN_H2 = "23506";

    private final PreparedStatement raw;
    private final Database database;
    private final Execution execution;
    private final WriteDuty duty;

    WriteRun(PreparedStatement raw, Database database, Execution execution, WriteDuty duty) {
        this.raw = raw;
        this.database = database;
        this.execution = execution;
        this.duty = duty;
    }

    /** The number that a write gives in the place of rows. */
    static long count(PreparedStatement raw) throws SQLException {
        try (ResultSet rows = raw.executeQuery()) {
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
                    connection, () -> run.on(raw), e -> always || refusal(e).isPresent());
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
        return refusal(failure).<SQLException>map(execution::refused).orElseGet(() -> execution.failed(failure));
    }

    private Optional<Refusal> refusal(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (WRONG_ROW.matcher(message).find()
                || database == Database.H2 && NO_PARENT_IN_H2.equals(failure.getSQLState())) {
            return Optional.of(Refusal.of(
                            ErrorCode.ORM_ACCESS_DENIED,
                            "a row of model '%s' would be written that this principal may not see, or that refers to one"
                                    .formatted(duty.model()),
                            "leave the columns out that tell whose the row is, and refer to rows that you can read")
                    .with("model", duty.model())
                    .with("operation", duty.operation()));
        }
        Matcher many = TOO_MANY.matcher(message);
        return many.find()
                ? Optional.of(dev.ormai.policy.Refusals.maxAffectedRowsExceeded(
                        duty.operation(), duty.mostRows(), Long.parseLong(many.group(1))))
                : Optional.empty();
    }
}
