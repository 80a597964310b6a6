package dev.ormai.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Predicate;

/** A savepoint around one statement of an open transaction. */
final class WriteSavepoint {
    private WriteSavepoint() {}

    /**
     * @param undone for which failures of the database the transaction goes back to where the statement began; for a fault that is none of the
     *     database's it always does, for then nobody has judged what was written
     */
    static <T> T around(Connection raw, OwnTransaction.Work<T> work, Predicate<SQLException> undone)
            throws SQLException {
        Savepoint before = raw.setSavepoint();
        try {
            T result = work.run();
            raw.releaseSavepoint(before);
            return result;
        } catch (SQLException e) {
            if (undone.test(e)) {
                undo(raw, before, e);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            undo(raw, before, e);
            throw e;
        }
    }

    /** What failed first is what the caller must hear. */
    private static void undo(Connection raw, Savepoint before, Throwable failure) {
        try {
            raw.rollback(before);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
