package dev.ormai.driver.configuration;

import java.util.OptionalInt;

/**
 * Where this process records, whatever its policy says.
 *
 * @param sink {@code jsonl:path}, {@code jdbc:url} or {@code off}
 * @param refuseOnFailure a statement that cannot be recorded is refused; otherwise it runs and a warning is logged
 * @param retentionDays absent: records are kept
 */
public record AuditChoice(String sink, boolean refuseOnFailure, OptionalInt retentionDays) {
    /** A sink's URL may hold a password. */
    @Override
    public String toString() {
        return sink.replaceAll("[?;].*", "…");
    }
}
