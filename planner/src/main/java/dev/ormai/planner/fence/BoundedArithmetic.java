package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Arithmetic on decimals that cannot overflow, since no operand has many digits. A product has at most as many digits before the
 * point as its factors together, a sum of two one more than the longer. Integers may overflow, so each operation needs a
 * decimal among its operands, whose type then is the operation's.
 *
 * <p>Which operations are meant stands in {@link LeakproofList}; which columns have few digits, in the catalog.
 */
final class BoundedArithmetic {
    /** Far below the 131,072 digits that a numeric may have before its point. */
    private static final int MOST_DIGITS = 1_000;

    private static final int DIGITS_OF_AN_INTEGER = 19;
    /** A table holds fewer rows than ten to this. */
    private static final int DIGITS_OF_A_COUNT = 19;

    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,40}(\\.[0-9]{0,40})?");
    private static final Set<String> OPERATORS = Set.of("+", "-", "*");
    private static final Set<String> AGGREGATES = Set.of("sum", "avg");

    private final LeakproofList list;
    private final Reads reads;

    BoundedArithmetic(LeakproofList list, Reads reads) {
        this.list = list;
        this.reads = reads;
    }

    /**
     * @param digits before the point
     * @param decimal whether its type is decimal and not an integer's
     */
    private record Bound(int digits, boolean decimal) {}

    /** The type of a sum, difference, product, total or average; empty if it may overflow. */
    Optional<Family> family(Expression operation) {
        return bound(operation)
                .filter(Bound::decimal)
                .map(bound -> bound.digits <= Family.MOST_DIGITS ? Family.DECIMAL : Family.UNLIMITED_DECIMAL);
    }

    /** Whether it is a number of a few digits, written out. */
    static boolean isShort(NumberLiteral literal) {
        return SHORT_NUMBER.matcher(literal.text()).matches();
    }

    private Optional<Bound> bound(Expression expression) {
        if (expression instanceof Parenthesized parenthesized) {
            return bound(parenthesized.inner());
        }
        if (expression instanceof NumberLiteral literal) {
            return Optional.of(new Bound(literal.text().length(), literal.text().contains(".")))
                    .filter(bound -> isShort(literal));
        }
        if (expression instanceof ColumnReference column) {
            return reads.column(column).flatMap(family -> column(column, family));
        }
        if (expression instanceof UnaryOperation sign) {
            return bound(sign.operand()).filter(bound -> listed(sign.operator(), 1) && bound.decimal);
        }
        if (expression instanceof BinaryOperation operation && OPERATORS.contains(operation.operator())) {
            return bound(operation.left())
                    .flatMap(left -> bound(operation.right()).map(right -> both(left, right)))
                    .filter(bound -> listed(operation.operator(), 2) && bound.decimal && bound.digits <= MOST_DIGITS);
        }
        if (expression instanceof FunctionCall call
                && AGGREGATES.contains(call.name().key())
                && OneValue.isPlainAggregate(call)) {
            return bound(call.arguments().get(0))
                    .filter(bound -> listed(call.name().key(), 1) && bound.decimal)
                    .map(bound -> new Bound(bound.digits + DIGITS_OF_A_COUNT, true));
        }
        return Optional.empty();
    }

    private Optional<Bound> column(ColumnReference column, Family family) {
        return switch (family) {
            // What is called an integer where a query computes it may be a decimal: coalesce(a, 1.5).
            case INTEGER -> Optional.of(new Bound(Math.max(DIGITS_OF_AN_INTEGER, reads.digits(column)), false));
            case DECIMAL -> Optional.of(new Bound(reads.digits(column), true));
            default -> Optional.empty();
        };
    }

    private static Bound both(Bound left, Bound right) {
        return new Bound(left.digits + right.digits + 1, left.decimal || right.decimal);
    }

    private boolean listed(String operation, int operands) {
        List<Family> decimals = Collections.nCopies(operands, Family.DECIMAL);
        return list.call(LeakproofList.Kind.ARITHMETIC, operation, decimals).isPresent();
    }
}
