package dev.ormai.planner.plan;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.WindowSpecification;

/** Finds out whether an expression holds a query. */
final class QuerySearch extends TreeMapper {
    private boolean found;

    static boolean in(Expression expression) {
        QuerySearch search = new QuerySearch();
        search.expression(expression);
        return search.found;
    }

    static boolean in(WindowSpecification window) {
        QuerySearch search = new QuerySearch();
        search.window(window);
        return search.found;
    }

    @Override
    public Query query(Query query) {
        found = true;
        return query;
    }
}
