package dev.ormai.driver;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The newest statement of a call, for whoever cancels it from another thread. Thread-safe. */
final class CancelledStatements {
    private static final System.Logger LOG = System.getLogger(CancelledStatements.class.getName());

    private Optional<Statement> newest = Optional.empty();
    private boolean cancelled;

    synchronized PreparedStatement watched(PreparedStatement statement) {
        newest = Optional.of(statement);
        return statement;
    }

    /** @throws OrmAiSqlException if the call was cancelled */
    synchronized void check() throws SQLException {
        if (cancelled) {
            throw new OrmAiSqlException(Refusal.of(ErrorCode.UPSTREAM_ERROR, "the call was cancelled by its caller"));
        }
    }

    /**
     * Holds this object's monitor while the database is asked, so that the connection does not go back meanwhile: the database
     * may know a connection only, and would cancel what it runs for its next user.
     */
    synchronized void cancel() {
        cancelled = true;
        if (newest.isEmpty()) {
            return;
        }
        try {
            if (!newest.get().isClosed()) {
                newest.get().cancel();
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
    }
}
