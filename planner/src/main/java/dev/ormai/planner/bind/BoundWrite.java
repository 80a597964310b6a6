package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A write whose names are known.
 *
 * @param columns what it sets, as the catalog names it where it is there; for each value of a row or each assignment
 * @param reads all that it reads, as a query over its target: {@code select values from target where …}
 * @param references the names that mean a column of the written row, by the node itself
 * @param returned what it gives of the written rows, as a query over a relation of them: {@code select items from target}
 */
public record BoundWrite(
        Write write,
        PolicyRelation relation,
        List<String> columns,
        Bound reads,
        Map<ColumnReference, String> references,
        Optional<Bound> returned) {
    public BoundWrite {
        columns = List.copyOf(columns);
    }

    /** All that it touches, whether it reads it or gives it back. */
    public Bound touched() {
        return returned.map(reads::and).orElse(reads);
    }
}
