package dev.ormai.planner.catalog;

import java.util.Optional;

/**
 * Something with a name that somebody made in a database, other than a table. The database's own are not listed.
 *
 * @param name an operator's symbol, for others the exact name
 * @param extension the extension that it came with; empty if it came with none
 */
public record SchemaObject(Kind kind, String schema, String name, Optional<String> extension) {
    /** What it is. */
    public enum Kind {
        FUNCTION,
        OPERATOR,
        /** A type that a value may be cast to: an enum, or one of an extension. Others run somebody's function. */
        TYPE,
        COLLATION
    }
}
