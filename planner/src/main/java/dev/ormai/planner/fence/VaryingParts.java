package dev.ormai.planner.fence;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;

/** Whether an expression reads a column or a query, so that no planner can compute it ahead. A mapper only to miss no place. */
final class VaryingParts extends TreeMapper {
    private boolean found;

    private VaryingParts() {}

    static boolean in(Expression expression) {
        VaryingParts search = new VaryingParts();
        search.expression(expression);
        return search.found;
    }

    @Override
    public Query query(Query query) {
        found = true;
        return query;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference) {
            found = true;
            return expression;
        }
        return super.expression(expression);
    }
}
