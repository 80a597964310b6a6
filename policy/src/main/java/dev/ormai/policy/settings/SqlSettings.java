package dev.ormai.policy.settings;

import dev.ormai.policy.SqlRules;
import java.util.Optional;
import java.util.Set;

/** What is said of SQL text. */
public record SqlSettings(
        Optional<Boolean> enabled,
        Optional<Set<String>> allowedFunctions,
        Optional<Boolean> refuseUnplanned,
        Optional<Boolean> explain) {
    public static final SqlSettings NONE =
            new SqlSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public SqlSettings {
        allowedFunctions = allowedFunctions.map(Set::copyOf);
    }

    public SqlRules resolve(SqlRules defaults) {
        return new SqlRules(
                enabled.orElse(defaults.enabled()),
                allowedFunctions.orElse(defaults.allowedFunctions()),
                refuseUnplanned.orElse(defaults.refuseUnplanned()),
                explain.orElse(defaults.explain()));
    }
}
