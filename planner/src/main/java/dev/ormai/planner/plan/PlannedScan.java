package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.RowPredicate;
import java.util.List;

/**
 * One way in which a plan reads a table.
 *
 * @param purpose who wants the rows
 * @param guarded whether the rows pass exactly the filter and the project of the table's policy relation before anything
 *     else sees them; true for a scan that belongs to a policy predicate
 * @param predicates the kinds of the predicates it stands under, in the order of the relation
 * @param columns the columns that leave the relation
 * @param maskedColumns those of them that leave it masked or hashed
 */
public record PlannedScan(
        TableId table,
        Purpose purpose,
        boolean guarded,
        List<RowPredicate.Kind> predicates,
        List<String> columns,
        List<String> maskedColumns) {
    public PlannedScan {
        predicates = List.copyOf(predicates);
        columns = List.copyOf(columns);
        maskedColumns = List.copyOf(maskedColumns);
    }

    /** Who wants the rows of a table. */
    public enum Purpose {
        /** The statement. */
        STATEMENT,
        /** A predicate of the policy, which looks at a parent row; its rows do not reach the statement. */
        POLICY
    }
}
