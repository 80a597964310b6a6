package dev.ormai.planner.bind;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.Values;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;

/** Refuses rows of unequal width where they must match. What only the database can count is left to it. */
final class Widths {
    private Widths() {}

    static void check(SetOperation operation) {
        Optional<Integer> first = Optional.empty();
        for (QueryBody operand : operation.operands()) {
            Optional<Integer> width = of(operand);
            first = first.or(() -> width);
            if (width.isPresent() && !width.equals(first)) {
                throw refusal(
                        "the queries of a %s give %d and %d columns"
                                .formatted(kinds(operation), first.get(), width.get()),
                        "let each query give the same number of columns");
            }
        }
    }

    static void check(Values values) {
        int first = values.rows().get(0).size();
        for (List<Expression> row : values.rows()) {
            if (row.size() != first) {
                throw refusal(
                        "the rows of VALUES have %d and %d values".formatted(first, row.size()),
                        "give each row the same number of values");
            }
        }
    }

    static void check(InQuery in) {
        Optional<Integer> left = of(in.value());
        Optional<Integer> right = of(in.query().body());
        if (left.isPresent() && right.isPresent() && !left.equals(right)) {
            throw refusal(
                    "IN compares %d values with a query of %d columns".formatted(left.get(), right.get()),
                    "let the query give one column for each value on the left");
        }
    }

    private static String kinds(SetOperation operation) {
        return operation.operators().get(0).kind().name();
    }

    /** The value on the left of IN; a query there may give a row. */
    private static Optional<Integer> of(Expression value) {
        if (value instanceof Parenthesized parenthesized) {
            return of(parenthesized.inner());
        }
        if (value instanceof RowValue row) {
            return Optional.of(row.items().size());
        }
        return value instanceof ScalarQuery ? Optional.empty() : Optional.of(1);
    }

    /** Absent where a star stands for columns that are not counted here. */
    static Optional<Integer> of(QueryBody body) {
        if (body instanceof NestedQuery nested) {
            return of(nested.query().body());
        }
        if (body instanceof SetOperation operation) {
            return of(operation.operands().get(0));
        }
        if (body instanceof Values values) {
            return Optional.of(values.rows().get(0).size());
        }
        return body instanceof Select select && select.items().stream().allMatch(SelectItem.Value.class::isInstance)
                ? Optional.of(select.items().size())
                : Optional.empty();
    }

    private static RefusedException refusal(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint));
    }
}
