package dev.ormai.planner.result;

import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.tree.ColumnReference;
import java.util.List;
import java.util.Optional;

/** What names mean in a select list: its own sources first, then, for a lateral one, those around it. */
record Scope(Names names, Rows rows, Optional<Scope> outer) {
    ResultColumn resolve(ColumnReference reference) {
        for (Optional<Scope> level = Optional.of(this); level.isPresent(); level = level.get().outer) {
            Optional<ResultColumn> found = level.get().find(reference);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Item.COMPUTED;
    }

    /** The row that a name means, for PostgreSQL's <code>(c).email</code>. */
    Optional<Part> row(String name) {
        return rows.part(name, names).or(() -> outer.flatMap(scope -> scope.row(name)));
    }

    private Optional<ResultColumn> find(ColumnReference reference) {
        String column = reference.column();
        if (!reference.qualifier().isEmpty()) {
            List<String> qualifier = reference.qualifier();
            return rows.part(qualifier.get(qualifier.size() - 1), names)
                    .map(part ->
                            names.find(part.items(), column).map(Item::column).orElse(Item.COMPUTED));
        }
        Optional<Item> merged = names.find(rows.merged(), column);
        if (merged.isPresent()) {
            return merged.map(Item::column);
        }
        for (Part part : rows.parts()) {
            Optional<Item> item = names.find(part.items(), column);
            if (item.isPresent()) {
                return item.map(Item::column);
            }
        }
        return rows.part(column, names).map(part -> part.relation()
                .<ResultColumn>map(
                        relation -> new ResultColumn.WholeRow(relation.table().id()))
                .orElse(Item.COMPUTED));
    }
}
