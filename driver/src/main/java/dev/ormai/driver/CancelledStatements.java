package dev.ormai.driver;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The newest statement of a call, for whoever cancels it from another thread. Thread-safe. */
final class CancelledStatements {
    private static final System.Logger LOG = System.getLogger(CancelledStatements.class.getName());

    private static final int MOST_TIMES = 50;
    private static final int PAUSE_MILLIS = 20;

    private Optional<Statement> newest = Optional.empty();
    private boolean cancelled;

    /**
     * The call's next statement.
     *
     * @throws OrmAiSqlException if the call was cancelled; the statement is closed then
     */
    synchronized void watch(Statement statement) throws SQLException {
        if (cancelled) {
            statement.close();
            throw new OrmAiSqlException(Refusal.of(ErrorCode.UPSTREAM_ERROR, "the call was cancelled by its caller"));
        }
        newest = Optional.of(statement);
    }

    /**
     * Asks until the call has ended or a second has passed, for a statement may be prepared and not yet run. Holds this
     * object's monitor while the database is asked, so that the connection does not go back meanwhile: the database may know
     * a connection only, and would cancel what it runs for its next user.
     */
    synchronized void cancel() {
        cancelled = true;
        try {
            for (int asked = 0; asked < MOST_TIMES && newest.isPresent(); asked++) {
                ask(newest.get());
                wait(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(Statement statement) {
        try {
            if (!statement.isClosed()) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // It ended meanwhile, or the database cannot be asked; then its timeout ends it.
            LOG.log(System.Logger.Level.DEBUG, "a statement could not be cancelled", e);
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** The connection goes back; what comes later comes too late. */
    synchronized void end() {
        newest = Optional.empty();
        notifyAll();
    }
}
