package dev.ormai.audit;

import dev.ormai.policy.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error in the original's form.
 *
 * @param type {@code refused} by the policy or {@code failed} in the database
 * @param code a stable code
 * @param message holds no values of rows
 */
public record RecordedError(String type, String message, String code, Map<String, Object> details) {
    public RecordedError {
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static RecordedError refused(Refusal refusal) {
        return new RecordedError("refused", refusal.message(), refusal.code().name(), refusal.details());
    }

    /** The database, or the way to it, reported an error. */
    public static RecordedError failed(String code, String message, String sqlState) {
        return new RecordedError("failed", message, code, Map.of("sqlstate", sqlState));
    }
}
