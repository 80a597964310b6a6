package dev.ormai.driver;

import dev.ormai.driver.configuration.AuditChoice;
import java.util.Optional;

/**
 * Where to record instead of what the policy says.
 *
 * @param refuseOnFailure absent: as the policy says
 */
record AuditTarget(String sink, Optional<Boolean> refuseOnFailure) {
    static AuditTarget of(AuditChoice choice) {
        return new AuditTarget(choice.sink(), Optional.of(choice.refuseOnFailure()));
    }

    /** Failures are met as the policy says. */
    static AuditTarget ofSink(String sink) {
        return new AuditTarget(sink, Optional.empty());
    }
}
