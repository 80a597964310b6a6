package dev.ormai.driver;

import java.sql.SQLException;
import java.util.Set;

/** A transaction on a tool's connection. */
final class ToolTransaction {
    private static final System.Logger LOG = System.getLogger(ToolTransaction.class.getName());

    /** Two transactions got in each other's way, and the database undid this one: serialization failure and deadlock. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    /** What of a commit is told by the database itself, which then has undone the transaction; by class. */
    private static final Set<String> UNDONE = Set.of("21", "22", "23", "25", "27", "40", "44", "P0");

    private static final String COMPLETION_UNKNOWN = "40003";

    private final GuardedConnection connection;

    ToolTransaction(GuardedConnection connection) {
        this.connection = connection;
    }

    /** It may have been committed or not: nobody answered. */
    static final class UnknownOutcome extends SQLException {
        private static final long serialVersionUID = 1L;

        UnknownOutcome(Throwable cause) {
            super("the outcome of a commit is not known", cause);
        }
    }

    static boolean mayBeRepeated(SQLException failure) {
        return REPEATABLE.contains(String.valueOf(failure.getSQLState()));
    }

    /**
     * All of the work stays, or none; the connection is left as it was found.
     *
     * @throws UnknownOutcome if it is not known which of the two
     */
    <T> T run(OwnTransaction.Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (autoCommit) {
            connection.setAutoCommit(false);
        } else {
            connection.rollback();
        }
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException | Error e) {
            undo(autoCommit, e);
            throw e;
        }
        commit(autoCommit);
        leave(autoCommit);
        return result;
    }

    private void commit(boolean autoCommit) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            undo(autoCommit, e);
            throw isUndone(e) ? e : new UnknownOutcome(e);
        } catch (RuntimeException | Error e) {
            undo(autoCommit, e);
            throw new UnknownOutcome(e);
        }
    }

    private static boolean isUndone(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.length() == 5 && UNDONE.contains(state.substring(0, 2)) && !state.equals(COMPLETION_UNKNOWN);
    }

    /** What was written stays written, whatever becomes of the connection. */
    private void leave(boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was lost after its commit", e);
        }
    }

    /** A connection that cannot roll back is gone, and the database undoes by itself; what failed first is what the caller must hear. */
    private void undo(boolean autoCommit, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
