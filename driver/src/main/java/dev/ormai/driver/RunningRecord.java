package dev.ormai.driver;

import dev.ormai.audit.AuditLog;
import dev.ormai.audit.Decided;
import dev.ormai.audit.Outcome;
import dev.ormai.audit.RecordedError;
import dev.ormai.policy.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The record of a statement that runs. It gets one outcome, whoever ends it: its last row, a close, an error. Thread-safe. */
final class RunningRecord {
    private final AuditLog audit;
    private final Decided decided;
    private final long started = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    RunningRecord(AuditLog audit, Decided decided) {
        this.audit = audit;
        this.decided = decided;
    }

    void endedWithRows(long rows) {
        end(() -> Outcome.rows(elapsed(), rows));
    }

    void endedWithChanges(long affectedRows) {
        end(() -> Outcome.affected(elapsed(), affectedRows));
    }

    void failed(String message, String state) {
        end(() -> Outcome.error(elapsed(), RecordedError.failed("UPSTREAM_ERROR", message, state)));
    }

    void refused(Refusal refusal) {
        end(() -> Outcome.error(elapsed(), RecordedError.refused(refusal)));
    }

    private void end(Supplier<Outcome> outcome) {
        if (ended.compareAndSet(false, true)) {
            audit.complete(decided, outcome.get());
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
