package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import java.util.Optional;

/** The types of aggregates. They may fail where they are computed; what they gave can be read without harm. */
final class Results {
    private Results() {}

    static Optional<Family> of(Expression expression, Leakproof leakproof) {
        if (!(expression instanceof FunctionCall call) || !call.name().builtIn()) {
            return Optional.empty();
        }
        return switch (call.name().key()) {
            case "count", "row_number", "rank", "dense_rank" -> Optional.of(Family.INTEGER);
            case "min", "max" ->
                call.arguments().size() == 1 ? leakproof.value(call.arguments().get(0)) : Optional.empty();
            case "sum", "avg" ->
                call.arguments().size() == 1
                        ? leakproof
                                .value(call.arguments().get(0))
                                .map(family -> family == Family.FLOAT ? Family.FLOAT : Family.UNLIMITED_DECIMAL)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
