package dev.ormai.driver.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a write that needs approval has come. It goes one way: pending, then rejected or approved, then executing, then executed
 * or failed; what was not decided or not run in time is expired.
 */
public enum ApprovalStatus {
    /** Nobody has decided. */
    PENDING,
    /** It may run once. */
    APPROVED,
    /** It may not run. */
    REJECTED,
    /** It runs, or the process that ran it ended before it could say how that went. */
    EXECUTING,
    /** It was applied. */
    EXECUTED,
    /** It was not applied, and will not be. */
    FAILED,
    /** It was not decided, or not run, in time. */
    EXPIRED;

    /** As stores, commands and tools write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this word. */
    public static Optional<ApprovalStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
