package dev.ormai.planner.tree;

import java.util.Optional;

/**
 * The name of a function.
 *
 * @param name folded as the database folds it
 * @param quoted whether it stood in quotes; a quoted name is never a keyword such as {@code coalesce}
 */
public record FunctionName(Optional<String> schema, String name, boolean quoted) {
    public static FunctionName of(String name) {
        return new FunctionName(Optional.empty(), name, false);
    }

    /** Lower case, for tables of functions. */
    public String key() {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
