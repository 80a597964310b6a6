package dev.ormai.planner.rewrite;

import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query of an INSERT with the values that tell whose its rows are.
 * <pre>
 * select id, title from drafts   →   select id, title, ? from drafts
 * </pre>
 * They stand in its own select list where that is one, for there a literal takes the type of its column; a query around it would give
 * it one before. With DISTINCT and in a union the database does that itself.
 */
final class FilledSource {
    private FilledSource() {}

    /** @param name a name that nothing in the statement has */
    static Query of(Query source, List<Expression> values, String name) {
        if (values.isEmpty()) {
            return source;
        }
        if (source.body() instanceof Select select && select.distinct().isEmpty()) {
            return new Query(
                    source.with(),
                    new Select(
                            select.distinct(),
                            select.modifiers(),
                            with(select.items(), values),
                            select.from(),
                            select.where(),
                            select.groupBy(),
                            select.having(),
                            select.windows(),
                            select.qualify()),
                    source.orderBy(),
                    source.limit(),
                    source.locks());
        }
        return Query.of(Select.of(
                with(List.of(new SelectItem.AllColumns(Optional.empty())), values),
                List.of(new DerivedTable(source, false, Optional.of(Alias.of(name)))),
                Optional.empty()));
    }

    private static List<SelectItem> with(List<SelectItem> items, List<Expression> values) {
        List<SelectItem> all = new ArrayList<>(items);
        values.forEach(value -> all.add(new SelectItem.Value(value, Optional.empty())));
        return all;
    }
}
