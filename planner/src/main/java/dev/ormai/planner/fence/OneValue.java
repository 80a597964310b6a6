package dev.ormai.planner.fence;

import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import java.util.Set;

/** Queries that give one row, whatever the rows are that they read. */
final class OneValue {
    private static final Set<String> AGGREGATES = Set.of("count", "min", "max");

    private OneValue() {}

    /** Whether it is one ungrouped aggregate of a kind that cannot overflow. */
    static boolean gives(Query query) {
        return query.body() instanceof Select select
                && query.limit().isEmpty()
                && query.with().isEmpty()
                && select.groupBy().isEmpty()
                && select.having().isEmpty()
                && select.items().size() == 1
                && select.items().get(0) instanceof SelectItem.Value item
                && item.expression() instanceof FunctionCall call
                && cannotOverflow(call);
    }

    /** A count ends below the largest integer; the smallest and the largest value are values that are there. */
    static boolean cannotOverflow(FunctionCall call) {
        String name = call.name().key();
        return AGGREGATES.contains(name)
                && call.name().builtIn()
                && call.over().isEmpty()
                && call.filter().isEmpty()
                && call.orderBy().isEmpty()
                && call.withinGroup().isEmpty()
                && (call.star() ? name.equals("count") : call.arguments().size() == 1);
    }
}
