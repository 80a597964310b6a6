package dev.ormai.driver;

import dev.ormai.policy.Refusal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs the writes of a batch as one: all of them stay, or none. One savepoint, or a transaction of its own under autocommit, stands
 * around all. Each statement has a record of its own, whose outcome is known when the batch ends. Not thread-safe.
 */
final class BatchRun {
    private final Connection raw;
    private final Database database;
    private final DatabaseErrors errors;
    private final int size;
    private final List<Execution> executions = new ArrayList<>();
    private Optional<WriteFailures> running = Optional.empty();

    /** @param size how many statements the client put into the batch */
    BatchRun(Connection raw, Database database, DatabaseErrors errors, int size) {
        this.raw = raw;
        this.database = database;
        this.errors = errors;
        this.size = size;
    }

    /** A statement is recorded and goes out now, or with those behind it. */
    void begun(Execution execution, Optional<WriteFailures> failures) {
        executions.add(execution);
        running = failures;
    }

    /** @throws BatchUpdateException after which nothing of the batch is there */
    long[] run(OwnTransaction.Work<long[]> work) throws SQLException {
        long[] counts;
        try {
            counts = raw.getAutoCommit()
                    ? OwnTransaction.around(raw, work)
                    : WriteSavepoint.around(
                            raw,
                            work,
                            e -> database == Database.H2 || refusal(e).isPresent() || goesOn(e));
        } catch (SQLException e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            SQLException fault =
                    new SQLException("the batch was undone: " + e.getClass().getSimpleName(), "XX000");
            executions.forEach(execution -> execution.failed(fault));
            throw e;
        }
        for (int i = 0; i < executions.size(); i++) {
            executions.get(i).endedWithChanges(Math.max(0, counts[i]));
        }
        return counts;
    }

    /**
     * Whether what was done before the failure would stay: PostgreSQL takes no further statement in a transaction in which one failed,
     * but its driver may have gone back by one statement (autosave), or the failure is none of the database's.
     */
    private boolean goesOn(SQLException failure) {
        try {
            raw.releaseSavepoint(raw.setSavepoint());
            return true;
        } catch (SQLException ended) {
            failure.addSuppressed(ended);
            return false;
        }
    }

    private Optional<Refusal> refusal(SQLException failure) {
        if (failure instanceof OrmAiSqlException known) {
            return Optional.of(known.refusal());
        }
        return running.flatMap(failures -> failures.refusal(failure));
    }

    private BatchUpdateException failed(SQLException failure) {
        Optional<Refusal> refusal = refusal(failure);
        SQLException plain = running.map(failures -> failures.plain(failure)).orElse(failure);
        for (Execution execution : executions) {
            if (refusal.isPresent()) {
                execution.refused(refusal.get());
            } else {
                execution.failed(plain);
            }
        }
        return undone(refusal.<SQLException>map(OrmAiSqlException::new).orElseGet(() -> errors.told(plain)), size);
    }

    /** What a driver says of a batch in a transaction that failed: none of its statements stays. */
    static BatchUpdateException undone(SQLException told, int size) {
        long[] counts = new long[size];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
        BatchUpdateException failed = new BatchUpdateException(
                "the batch was undone: " + told.getMessage(), told.getSQLState(), told.getErrorCode(), counts, told);
        failed.setNextException(told);
        return failed;
    }

    /** As JDBC's older method gives them. */
    static int[] counts(long[] counts) {
        return Arrays.stream(counts)
                .mapToInt(count -> count > Integer.MAX_VALUE ? Statement.SUCCESS_NO_INFO : (int) count)
                .toArray();
    }
}
