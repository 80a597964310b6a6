package dev.ormai.planner.catalog;

import java.util.List;

/**
 * A constraint by which no two rows of a table have the same values; the primary key is one.
 *
 * @param columns in the order of the constraint
 */
public record UniqueKey(String name, List<String> columns) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
