package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;

/** Makes expressions of one select comparable: no parentheses, each column with its qualifier. */
final class Canonical extends TreeMapper {
    private final Scope scope;

    Canonical(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof Parenthesized parenthesized) {
            return expression(parenthesized.inner());
        }
        if (expression instanceof ColumnReference column) {
            return scope.local(column).map(VisibleColumn::reference).orElse(column);
        }
        return super.expression(expression);
    }

    /** Inside a query other names are in scope. */
    @Override
    public Query query(Query query) {
        return query;
    }
}
