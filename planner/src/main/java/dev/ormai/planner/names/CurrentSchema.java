package dev.ormai.planner.names;

import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * The client's current schema as a value: the database would tell of the real search path. A sub-select, since PostgreSQL
 * takes the label of a column from its inside, as it does with the word itself.
 * <pre>
 * select current_schema   →   select (select 'public'::name as current_schema)
 * </pre>
 */
final class CurrentSchema {
    private static final TypeName NAME = TypeName.of("name");

    private CurrentSchema() {}

    static Expression of(List<String> path) {
        Expression text = path.isEmpty() ? new NullLiteral() : new StringLiteral(path.get(0));
        SelectItem item = new SelectItem.Value(new Cast(text, NAME, Cast.Style.COLONS), Optional.of("current_schema"));
        return new ScalarQuery(Query.of(Select.of(List.of(item), List.of(), Optional.empty())));
    }
}
