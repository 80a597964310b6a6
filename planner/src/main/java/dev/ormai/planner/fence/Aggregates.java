package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import java.util.Set;

/** Looks for aggregates and window functions: what they give exists only after all rows were read. */
final class Aggregates extends TreeMapper {
    /** A function that is not here counts as one of a single row, which is the safe side. */
    private static final Set<String> NAMES = Set.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "group_concat",
            "listagg",
            "bool_and",
            "bool_or",
            "every",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "percentile_cont",
            "percentile_disc",
            "mode",
            "corr",
            "json_arrayagg",
            "json_objectagg",
            "median",
            "std");

    private boolean found;
    private boolean window;
    private boolean sorting;

    private Aggregates() {}

    static Aggregates in(Expression expression) {
        Aggregates search = new Aggregates();
        search.expression(expression);
        return search;
    }

    /** Whether there is an aggregate or a window function. */
    boolean any() {
        return found || window;
    }

    /** Whether rows are sorted for it, which a database may do early. */
    boolean sorting() {
        return sorting || window;
    }

    /** An aggregate of a nested query is its own affair. */
    @Override
    public Query query(Query query) {
        return query;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof FunctionCall call) {
            window |= call.over().isPresent();
            found |= aggregate(call);
            sorting |= aggregate(call)
                    && (call.quantifier().isPresent()
                            || !call.orderBy().isEmpty()
                            || !call.withinGroup().isEmpty());
        } else if (expression instanceof KeywordCall call) {
            window |= call.over().isPresent();
            found |= NAMES.contains(call.function());
            sorting |= NAMES.contains(call.function());
        }
        return super.expression(expression);
    }

    private static boolean aggregate(FunctionCall call) {
        return call.name().builtIn()
                && (call.star()
                        || call.filter().isPresent()
                        || NAMES.contains(call.name().key()));
    }
}
