package dev.ormai.audit;

import java.util.Optional;

/**
 * One statement or tool call.
 *
 * @param outcome absent while it runs, and for ever if the process ended before it did
 */
public record AuditRecord(Decided decided, Optional<Outcome> outcome) {
    public AuditRecord(Decided decided) {
        this(decided, Optional.empty());
    }

    public AuditRecord(Decided decided, Outcome outcome) {
        this(decided, Optional.of(outcome));
    }
}
