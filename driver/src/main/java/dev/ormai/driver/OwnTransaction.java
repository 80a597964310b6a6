package dev.ormai.driver;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction around work on a connection in autocommit: all of the work stays, or none. */
final class OwnTransaction {
    private OwnTransaction() {}

    /** What runs inside. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    static <T> T around(Connection raw, Work<T> work) throws SQLException {
        raw.setAutoCommit(false);
        T result;
        try {
            result = work.run();
            raw.commit();
        } catch (SQLException | RuntimeException | Error e) {
            undo(raw, e);
            throw e;
        }
        raw.setAutoCommit(true);
        return result;
    }

    /**
     * A connection that cannot roll back is gone, and the database undoes by itself; what failed first is what the caller must
     * hear. Nothing is done to it then, for going back to autocommit would commit.
     */
    private static void undo(Connection raw, Throwable failure) {
        try {
            raw.rollback();
            raw.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
