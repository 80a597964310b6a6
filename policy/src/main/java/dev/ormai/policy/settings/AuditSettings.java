package dev.ormai.policy.settings;

import dev.ormai.policy.AuditRules;
import java.util.Optional;

/** What is said of the audit. */
public record AuditSettings(Optional<String> sink, Optional<Boolean> refuseOnFailure, Optional<Boolean> values) {
    public static final AuditSettings NONE = new AuditSettings(Optional.empty(), Optional.empty(), Optional.empty());

    public AuditRules resolve(AuditRules defaults) {
        return new AuditRules(
                sink.or(defaults::sink),
                refuseOnFailure.orElse(defaults.refuseOnFailure()),
                values.orElse(defaults.values()));
    }
}
