package dev.ormai.planner.catalog;

import java.util.List;

/**
 * A reference from one table to another.
 *
 * @param columns this table's columns
 * @param targetColumns the other table's, in the same order
 */
public record ForeignKey(List<String> columns, TableId target, List<String> targetColumns) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
