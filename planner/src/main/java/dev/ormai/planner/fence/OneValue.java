package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import java.util.Set;

/** Queries that give one row, whatever the rows are that they read. */
final class OneValue {
    private static final Set<String> CHOOSING = Set.of("count", "min", "max");
    private static final Set<String> ADDING = Set.of("sum", "avg");

    private OneValue() {}

    /** Whether its one item is an ungrouped aggregate, or made of such and of numbers. */
    static boolean gives(Query query) {
        return query.body() instanceof Select select
                && query.limit().isEmpty()
                && query.with().isEmpty()
                && select.groupBy().isEmpty()
                && select.having().isEmpty()
                && select.items().size() == 1
                && select.items().get(0) instanceof SelectItem.Value item
                && isAggregated(item.expression());
    }

    private static boolean isAggregated(Expression expression) {
        if (expression instanceof Parenthesized parenthesized) {
            return isAggregated(parenthesized.inner());
        }
        if (expression instanceof BinaryOperation operation) {
            Expression left = operation.left();
            Expression right = operation.right();
            return isAggregated(left) && (isAggregated(right) || right instanceof NumberLiteral)
                    || left instanceof NumberLiteral && isAggregated(right);
        }
        return expression instanceof FunctionCall call
                && (cannotOverflow(call) || ADDING.contains(call.name().key()) && isPlainAggregate(call));
    }

    /** A count ends below the largest integer; the smallest and the largest value are values that are there. */
    static boolean cannotOverflow(FunctionCall call) {
        return CHOOSING.contains(call.name().key()) && isPlainAggregate(call);
    }

    /** Whether nothing but the one argument of this aggregate decides what it gives; of several it would be another function. */
    static boolean isPlainAggregate(FunctionCall call) {
        return call.name().builtIn()
                && call.over().isEmpty()
                && call.filter().isEmpty()
                && call.orderBy().isEmpty()
                && call.withinGroup().isEmpty()
                && (call.star()
                        ? call.name().key().equals("count")
                        : call.arguments().size() == 1);
    }
}
