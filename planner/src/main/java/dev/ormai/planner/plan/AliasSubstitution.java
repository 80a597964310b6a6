package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import java.util.Map;

/** Puts the expression in the place of its alias where no column has the name: HAVING and ORDER BY of MySQL and H2. */
final class AliasSubstitution extends TreeMapper {
    private final Scope scope;
    private final Map<String, Expression> aliases;

    AliasSubstitution(Scope scope, Map<String, Expression> aliases) {
        this.scope = scope;
        this.aliases = aliases;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference column && column.parts().size() == 1) {
            Expression named = aliases.get(column.column());
            return named == null || scope.hasColumn(column.column()) ? column : new Parenthesized(named);
        }
        return super.expression(expression);
    }

    @Override
    public Query query(Query query) {
        return query;
    }
}
