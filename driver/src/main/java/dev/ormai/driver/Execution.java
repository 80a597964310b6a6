package dev.ormai.driver;

import dev.ormai.audit.AuditLog;
import dev.ormai.audit.Decided;
import dev.ormai.audit.Outcome;
import dev.ormai.audit.RecordedError;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One statement that went out. It ends once, whoever ends it: its last row, a close, an error. Thread-safe. */
final class Execution {
    private final AuditLog audit;
    private final Optional<Decided> decided;
    private final DatabaseErrors errors;
    private final long started = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    private Execution(AuditLog audit, Optional<Decided> decided, DatabaseErrors errors) {
        this.audit = audit;
        this.decided = decided;
        this.errors = errors;
    }

    /** Its record is on disk and waits for its outcome. */
    static Execution recorded(AuditLog audit, Decided decided, DatabaseErrors errors) {
        return new Execution(audit, Optional.of(decided), errors);
    }

    /** Nothing is kept of it: no record is even made. */
    static Execution unrecorded(AuditLog audit, DatabaseErrors errors) {
        return new Execution(audit, Optional.empty(), errors);
    }

    /** The last row was read, or the rest will not be. */
    void endedWithRows(long rows) {
        end(() -> Outcome.rows(elapsed(), rows));
    }

    void endedWithChanges(long affectedRows) {
        end(() -> Outcome.affected(elapsed(), affectedRows));
    }

    /** Records the error and gives what the client may see of it. */
    SQLException failed(SQLException failure) {
        SQLException told = errors.told(failure);
        String state = String.valueOf(failure.getSQLState());
        end(() -> Outcome.error(elapsed(), RecordedError.failed("UPSTREAM_ERROR", errors.recorded(failure), state)));
        return told;
    }

    /** The database undid the statement, for it wrote what the policy does not let this principal write. */
    OrmAiSqlException refused(Refusal refusal) {
        end(() -> Outcome.error(elapsed(), RecordedError.refused(refusal)));
        return new OrmAiSqlException(refusal);
    }

    private void end(Supplier<Outcome> outcome) {
        if (decided.isPresent() && ended.compareAndSet(false, true)) {
            audit.complete(decided.get(), outcome.get());
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
