package dev.ormai.planner.catalog;

import java.util.List;

/**
 * Where a connection looks for a table that is named without a schema.
 *
 * @param searchPath schemas in order, for a statement's names; for MySQL the one current database
 * @param home the search path that the connection was opened with, for a policy's names: a client that moves to another
 *     schema does not take the policy's models along
 */
public record NameScope(List<String> searchPath, List<String> home) {
    public NameScope {
        searchPath = List.copyOf(searchPath);
        home = List.copyOf(home);
    }

    /** A connection that is where it was opened. */
    public NameScope(List<String> searchPath) {
        this(searchPath, searchPath);
    }

    /** The same connection after it moved. */
    public NameScope movedTo(List<String> newSearchPath) {
        return new NameScope(newSearchPath, home);
    }
}
