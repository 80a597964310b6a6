package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * <code>insert into t (a, b) values (1, default), (2, 3)</code> or <code>insert into t (a, b) select …</code>.
 *
 * @param columns empty for all of the table's
 * @param rows empty for DEFAULT VALUES, and where a query gives them
 * @param source the query that gives the rows
 * @param conflict what happens where a row of the same key is there; absent: the statement fails
 */
public record Insert(
        QualifiedName table,
        Optional<String> alias,
        List<String> columns,
        List<List<Expression>> rows,
        Optional<Query> source,
        Optional<Conflict> conflict,
        List<SelectItem> returning)
        implements Write {
    public Insert {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        returning = List.copyOf(returning);
    }

    @Override
    public Insert returning(List<SelectItem> items) {
        return new Insert(table, alias, columns, rows, source, conflict, items);
    }

    @Override
    public Write mapChildren(TreeMapper mapper) {
        return new Insert(
                table,
                alias,
                columns,
                rows.stream().map(mapper::expressions).toList(),
                source.map(mapper::query),
                conflict.map(c -> c.mapChildren(mapper)),
                returning.stream().map(mapper::selectItem).toList());
    }
}
