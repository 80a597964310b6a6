package dev.ormai.planner;

import java.util.List;

/**
 * Where a result column comes from.
 *
 * @param label its name in the result
 * @param origins the columns whose values it is made of, as {@code schema.table.column}
 */
public record ColumnLineage(String label, List<String> origins) {
    public ColumnLineage {
        origins = List.copyOf(origins);
    }
}
