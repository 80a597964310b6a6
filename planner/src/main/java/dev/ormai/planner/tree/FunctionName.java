package dev.ormai.planner.tree;

import java.util.Optional;

/**
 * The name of a function.
 *
 * @param name folded as the database folds it
 * @param quoted whether it stood in quotes; a quoted name is never a keyword such as {@code coalesce}
 */
public record FunctionName(Optional<String> schema, String name, boolean quoted) {
    /** The schema of PostgreSQL's own functions. */
    public static final String OWN = "pg_catalog";

    public static FunctionName of(String name) {
        return new FunctionName(Optional.empty(), name, false);
    }

    /** Whether nothing but the database's own can be meant: no schema is named, or that of its own. */
    public boolean builtIn() {
        return schema.filter(s -> !s.equals(OWN)).isEmpty();
    }

    public FunctionName in(String otherSchema) {
        return new FunctionName(Optional.of(otherSchema), name, quoted);
    }

    /** Lower case, for tables of functions. */
    public String key() {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
