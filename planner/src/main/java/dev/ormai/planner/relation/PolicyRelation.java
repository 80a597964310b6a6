package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.Table;
import java.util.List;
import java.util.Optional;

/**
 * What one table is for a principal.
 *
 * @param model the name agents use
 * @param alias the name of the table inside the relation; every column of predicates and values is qualified with it
 * @param columns the permitted ones in the order of the database
 * @param predicates all of them hold for a permitted row; empty for a table shared by all
 */
public record PolicyRelation(
        Table table, String model, String alias, List<RelationColumn> columns, List<RowPredicate> predicates) {
    public PolicyRelation {
        columns = List.copyOf(columns);
        predicates = List.copyOf(predicates);
    }

    /** The permitted column with exactly this name. */
    public Optional<RelationColumn> column(String name) {
        return columns.stream().filter(c -> c.column().name().equals(name)).findFirst();
    }
}
