package dev.ormai.planner.bind;

import dev.ormai.planner.tree.ColumnReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ON CONFLICT whose names are known.
 *
 * @param keys what tells which unique index is meant, as a query over the target, whose names are plain
 * @param keyColumns the columns of that index, as far as they stand there by themselves
 * @param action all that the change of the row that is there reads: {@code select values from target, excluded where …}; absent for
 *     DO NOTHING
 * @param columns what it sets, as the catalog names it, for each assignment
 * @param excluded the names that mean a column of the row that was to be inserted, by the node itself
 */
public record BoundConflict(
        Bound keys,
        List<String> keyColumns,
        Optional<Bound> action,
        List<String> columns,
        Map<ColumnReference, String> excluded) {
    public BoundConflict {
        keyColumns = List.copyOf(keyColumns);
        columns = List.copyOf(columns);
    }
}
