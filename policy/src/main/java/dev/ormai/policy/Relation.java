package dev.ormai.policy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way from one model to another.
 *
 * @param model the other model's name
 * @param key this model's columns to the other's; empty: found from the database's foreign keys
 */
public record Relation(String name, String model, Map<String, String> key, OptionalInt maxDepth) {
    public Relation {
        key = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(key));
    }

    /** For messages. */
    public Optional<String> describedKey() {
        return key.isEmpty() ? Optional.empty() : Optional.of(key.toString());
    }
}
