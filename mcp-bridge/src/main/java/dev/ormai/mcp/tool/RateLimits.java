package dev.ormai.mcp.tool;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls that a principal may make of each tool: so many at once, and so many a minute. Thread-safe. */
public final class RateLimits {
    private static final long MILLIS_A_MINUTE = Duration.ofMinutes(1).toMillis();

    /** Beyond these the one that was used least recently is forgotten, which gives its owner no more than a new burst. */
    private static final int MOST_KEPT = 10_000;

    private final int perMinute;
    private final int burst;
    private final Clock clock;
    private final Map<Use, Left> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Use, Left> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Use(Principal principal, String tool) {}

    /** Calls that may follow at once, at a moment. */
    private record Left(double calls, long atMillis) {}

    /** @param burst calls at once at most */
    public RateLimits(int perMinute, int burst, Clock clock) {
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "perMinute and burst must be at least 1: %d, %d".formatted(perMinute, burst));
        }
        this.perMinute = perMinute;
        this.burst = burst;
        this.clock = clock;
    }

    /** Counts a call; a refusal if there have been too many. */
    synchronized Optional<Refusal> count(Principal principal, String tool) {
        long now = clock.millis();
        Use use = new Use(principal, tool);
        Left known = left.getOrDefault(use, new Left(burst, now));
        double grown = (double) Math.max(0, now - known.atMillis()) * perMinute / MILLIS_A_MINUTE;
        double calls = Math.min(burst, known.calls() + grown);
        if (calls >= 1) {
            left.put(use, new Left(calls - 1, now));
            return Optional.empty();
        }
        left.put(use, new Left(calls, now));
        long seconds = (long) Math.ceil((1 - calls) * MILLIS_A_MINUTE / perMinute / 1_000);
        return Optional.of(Refusal.of(
                        ErrorCode.RATE_LIMITED,
                        "Too many calls of this tool: %d a minute, %d at once".formatted(perMinute, burst),
                        "Wait %d s before you call it again".formatted(seconds),
                        "Ask for more records in one call")
                .with("retry_after_seconds", seconds));
    }
}
