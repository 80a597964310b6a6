package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Write;
import java.util.List;
import java.util.Map;

/**
 * A write whose names are known.
 *
 * @param columns what it sets, as the catalog names it where it is there; for each value of a row or each assignment
 * @param reads all that it reads, as a query over its target: {@code select values from target where …}
 * @param references the names that mean a column of the written row, by the node itself
 */
public record BoundWrite(
        Write write,
        PolicyRelation relation,
        List<String> columns,
        Bound reads,
        Map<ColumnReference, String> references) {
    public BoundWrite {
        columns = List.copyOf(columns);
    }
}
