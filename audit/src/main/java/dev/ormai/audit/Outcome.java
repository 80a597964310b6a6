package dev.ormai.audit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How it ended.
 *
 * @param duration from the decision to the last row or the error
 * @param outputs an answer as it may be kept
 * @param rowCount rows that were handed out
 * @param affectedRows rows that were written
 * @param beforeSnapshot the row before a write, if the policy keeps snapshots
 * @param afterSnapshot the row after it
 */
public record Outcome(
        Duration duration,
        Optional<Map<String, Object>> outputs,
        OptionalLong rowCount,
        OptionalLong affectedRows,
        Optional<RecordedError> error,
        Optional<Map<String, Object>> beforeSnapshot,
        Optional<Map<String, Object>> afterSnapshot) {
    /** Rows were handed out. */
    public static Outcome rows(Duration duration, long rowCount) {
        return new Outcome(
                duration,
                Optional.empty(),
                OptionalLong.of(rowCount),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Rows were written. */
    public static Outcome affected(Duration duration, long affectedRows) {
        return new Outcome(
                duration,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.of(affectedRows),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** It was refused, or it failed. */
    public static Outcome error(Duration duration, RecordedError error) {
        return new Outcome(
                duration,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(error),
                Optional.empty(),
                Optional.empty());
    }
}
