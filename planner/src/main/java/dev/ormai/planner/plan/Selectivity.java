package dev.ormai.planner.plan;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** The share of rows for which a condition is guessed to hold, between 0 and 1. */
final class Selectivity {
    private static final double EQUAL = 0.1;
    private static final double RANGE = 0.3;
    private static final double PATTERN = 0.25;
    private static final double EVEN = 0.5;
    private static final double OTHER = 0.3;

    private Selectivity() {}

    static double of(RexNode condition) {
        if (condition.isAlwaysTrue()) {
            return 1;
        }
        if (condition.isAlwaysFalse()) {
            return 0;
        }
        if (condition instanceof RexSubQuery) {
            return EVEN;
        }
        if (!(condition instanceof RexCall call)) {
            return OTHER;
        }
        return switch (call.getKind()) {
            case AND -> call.getOperands().stream().mapToDouble(Selectivity::of).reduce(1, (a, b) -> a * b);
            case OR ->
                1 - call.getOperands().stream().mapToDouble(c -> 1 - of(c)).reduce(1, (a, b) -> a * b);
            case NOT -> 1 - of(call.getOperands().get(0));
            case EQUALS, IS_NOT_DISTINCT_FROM -> EQUAL;
            case IS_NULL, IS_TRUE, IS_FALSE -> EVEN;
            case NOT_EQUALS -> 1 - EQUAL;
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> RANGE;
            default -> named(call);
        };
    }

    private static double named(RexCall call) {
        return switch (call.getOperator().getName()) {
            case "true" -> 1;
            case "false" -> 0;
            case "in" -> Math.min(0.9, EQUAL * (call.getOperands().size() - 1));
            case "between" -> RANGE * RANGE;
            case "like", "ilike", "similar to", "regexp", "rlike" -> PATTERN;
            default -> OTHER;
        };
    }
}
