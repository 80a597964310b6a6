package dev.ormai.policy;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a statement went no further, worded for the person or program at the other end.
 *
 * @param message what happened to which thing, lower case, without a full stop; never a row's value
 * @param retryHints what the reader can do next, the best first
 * @param details the same facts for programs: strings, numbers, booleans and lists of them
 */
public record Refusal(ErrorCode code, String message, List<String> retryHints, Map<String, Object> details) {
    public Refusal {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        retryHints = List.copyOf(retryHints);
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static Refusal of(ErrorCode code, String message, String... retryHints) {
        return new Refusal(code, message, List.of(retryHints), Map.of());
    }

    /** The same refusal with one more detail. */
    public Refusal with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Refusal(code, message, retryHints, more);
    }
}
