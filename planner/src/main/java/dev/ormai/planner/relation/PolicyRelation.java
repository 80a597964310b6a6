package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import java.util.List;
import java.util.Optional;

/**
 * What one table is for a principal.
 *
 * @param model the name agents use
 * @param alias the name of the table inside the relation; every column of predicates and values is qualified with it
 * @param columns the permitted ones in the order of the database
 * @param predicates all of them hold for a permitted row; empty for a table shared by all
 * @param systemSource for a relation over the database's own catalog, which has no model: the table it is read from
 */
public record PolicyRelation(
        Table table,
        String model,
        String alias,
        List<RelationColumn> columns,
        List<RowPredicate> predicates,
        Optional<TableId> systemSource) {
    /** The relation of a model. */
    public PolicyRelation(
            Table table, String model, String alias, List<RelationColumn> columns, List<RowPredicate> predicates) {
        this(table, model, alias, columns, predicates, Optional.empty());
    }

    public PolicyRelation {
        columns = List.copyOf(columns);
        predicates = List.copyOf(predicates);
    }

    /** The same rows with these of its columns, in their order. */
    public PolicyRelation keeping(List<RelationColumn> kept) {
        List<RelationColumn> rest = columns.stream().filter(kept::contains).toList();
        return new PolicyRelation(table, model, alias, rest, predicates, systemSource);
    }

    /** Whether it shows a part of the database's own catalog. */
    public boolean system() {
        return systemSource.isPresent();
    }

    /** The table of the database that its rows come from. */
    public TableId source() {
        return systemSource.orElse(table.id());
    }

    /** The permitted column with exactly this name. */
    public Optional<RelationColumn> column(String name) {
        return columns.stream().filter(c -> c.column().name().equals(name)).findFirst();
    }
}
