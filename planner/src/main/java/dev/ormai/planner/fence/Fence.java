package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Expression;
import java.util.List;

/**
 * A fence around one mention of a table.
 *
 * @param conjuncts the statement's own harmless conditions on this table alone, over the relation's alias; they hold for
 *     every row that the statement uses, and stand below the fence so that indexes serve
 * @param reason what may fail, in the words of the statement with a {@code ?} for each literal
 */
public record Fence(List<Expression> conjuncts, String reason) {
    public Fence {
        conjuncts = List.copyOf(conjuncts);
    }
}
