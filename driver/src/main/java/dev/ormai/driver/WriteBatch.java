package dev.ormai.driver;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of a batch of one prepared write. Each runs, is judged and is recorded as a statement of its own, for the
 * drivers refuse what gives rows in a batch, and a judged write does. What a failure leaves behind is the driver's way:
 * PostgreSQL runs a batch as a whole or not at all, H2 runs every entry and tells which failed. Not thread-safe.
 */
final class WriteBatch {
    private final List<ClientParameters> entries = new ArrayList<>();

    /** Runs one entry and gives its count. */
    @FunctionalInterface
    interface Run {
        long of(ClientParameters entry) throws SQLException;
    }

    void add(ClientParameters entry) {
        entries.add(entry);
    }

    void clear() {
        entries.clear();
    }

    /** Empty afterwards, whatever happened. */
    long[] run(Connection raw, Database database, Run run) throws SQLException {
        List<ClientParameters> all = List.copyOf(entries);
        entries.clear();
        return database == Database.POSTGRESQL ? together(raw, all, run) : oneByOne(all, run);
    }

    private static long[] together(Connection raw, List<ClientParameters> all, Run run) throws SQLException {
        return raw.getAutoCommit()
                ? OwnTransaction.around(raw, () -> untilOneFails(all, run))
                : withSavepoint(raw, all, run);
    }

    /** A refused entry takes the others with it and leaves the transaction usable; after an error of the database it is aborted. */
    private static long[] withSavepoint(Connection raw, List<ClientParameters> all, Run run) throws SQLException {
        Savepoint before = raw.setSavepoint();
        try {
            long[] counts = untilOneFails(all, run);
            raw.releaseSavepoint(before);
            return counts;
        } catch (BatchUpdateException e) {
            if (e.getCause() instanceof OrmAiSqlException) {
                raw.rollback(before);
            }
            throw e;
        }
    }

    private static long[] untilOneFails(List<ClientParameters> all, Run run) throws SQLException {
        long[] counts = new long[all.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = run.of(all.get(i));
            } catch (SQLException e) {
                Arrays.fill(counts, Statement.EXECUTE_FAILED);
                throw failed(i, counts, e);
            }
        }
        return counts;
    }

    private static long[] oneByOne(List<ClientParameters> all, Run run) throws SQLException {
        long[] counts = new long[all.size()];
        List<SQLException> failures = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = run.of(all.get(i));
            } catch (SQLException e) {
                first = failures.isEmpty() ? i : first;
                failures.add(e);
                counts[i] = Statement.EXECUTE_FAILED;
            }
        }
        if (failures.isEmpty()) {
            return counts;
        }
        BatchUpdateException told = failed(first, counts, failures.get(0));
        failures.forEach(told::setNextException);
        throw told;
    }

    private static BatchUpdateException failed(int index, long[] counts, SQLException cause) {
        return new BatchUpdateException(
                "entry " + (index + 1) + " of the batch failed: " + cause.getMessage(),
                cause.getSQLState(),
                cause.getErrorCode(),
                counts,
                cause);
    }
}
