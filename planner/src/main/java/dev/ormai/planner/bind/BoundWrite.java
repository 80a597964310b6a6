package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
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
 * @param conflict what an INSERT does where a row of the same key is there
 * @param returned what it gives of the written rows, as a query over a relation of them: {@code select items from target}
 */
public record BoundWrite(
        Write write,
        PolicyRelation relation,
        List<String> columns,
        Bound reads,
        Map<ColumnReference, String> references,
        Optional<BoundConflict> conflict,
        Optional<Bound> returned) {
    public BoundWrite {
        columns = List.copyOf(columns);
    }

    /** Whether a query of the client's stands over what it gives: then that is in the only common table of {@code returned}. */
    public boolean queried() {
        return returned.filter(rows -> rows.query().with().isPresent()).isPresent();
    }

    /** The items that are given, over the one source that is the written rows. */
    public static Select given(Bound returned) {
        Query query = returned.query();
        return (Select)
                query.with().map(with -> with.tables().get(0).query().body()).orElse(query.body());
    }

    /** All that it touches, whether it reads it or gives it back. */
    public Bound touched() {
        Bound all = returned.map(reads::and).orElse(reads);
        if (conflict.isEmpty()) {
            return all;
        }
        Bound keyed = all.and(conflict.get().keys());
        return conflict.get().action().map(keyed::and).orElse(keyed);
    }
}
