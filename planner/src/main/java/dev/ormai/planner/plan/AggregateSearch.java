package dev.ormai.planner.plan;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;

/** Finds out whether an expression folds rows of its own select. */
final class AggregateSearch extends TreeMapper {
    private boolean found;

    static boolean in(Expression expression) {
        AggregateSearch search = new AggregateSearch();
        search.expression(expression);
        return search.found;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof FunctionCall call) {
            found |= call.over().isEmpty() && KnownFunctions.folds(call);
        }
        if (expression instanceof KeywordCall call) {
            found |= call.over().isEmpty() && KnownFunctions.folds(call.function());
        }
        return found ? expression : super.expression(expression);
    }

    /** The aggregates of a query inside are its own. */
    @Override
    public Query query(Query query) {
        return query;
    }
}
