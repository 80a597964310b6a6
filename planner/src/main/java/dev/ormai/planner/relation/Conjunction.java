package dev.ormai.planner.relation;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions joined by AND. */
public final class Conjunction {
    private Conjunction() {}

    /**
     * Empty for no conditions. Each condition must be a conjunction, bind tighter than AND or stand in parentheses. The
     * tree leans to the left at every level, as the parser builds it.
     */
    public static Optional<Expression> of(List<Expression> conditions) {
        return conditions.stream()
                .flatMap(condition -> parts(condition).stream())
                .reduce((a, b) -> new BinaryOperation(a, "and", b));
    }

    /** The conditions that are joined without parentheses; a parser reads such a chain from the left. */
    public static List<Expression> parts(Expression condition) {
        return condition instanceof BinaryOperation operation
                        && operation.operator().equals("and")
                ? Stream.concat(parts(operation.left()).stream(), parts(operation.right()).stream())
                        .toList()
                : List.of(condition);
    }
}
