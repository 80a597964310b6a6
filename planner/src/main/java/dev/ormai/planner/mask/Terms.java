package dev.ormai.planner.mask;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.CaseExpression.When;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.List;
import java.util.Optional;

/** Short words for the nodes that masks are built of. Operands are calls, literals or columns, so that no parentheses are needed. */
final class Terms {
    private Terms() {}

    static FunctionCall call(String name, Expression... arguments) {
        return FunctionCall.of(name, arguments);
    }

    static FunctionCall call(FunctionName name, Expression... arguments) {
        return new FunctionCall(
                name,
                List.of(arguments),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static StringLiteral string(String value) {
        return new StringLiteral(value);
    }

    static NumberLiteral number(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("a number literal has no sign: " + value);
        }
        return new NumberLiteral(Integer.toString(value));
    }

    static Cast cast(Expression value, String type) {
        return new Cast(value, TypeName.of(type), Cast.Style.FUNCTION);
    }

    static BinaryOperation operation(Expression left, String operator, Expression right) {
        return new BinaryOperation(left, operator, right);
    }

    static Expression minus(Expression left, int right) {
        return operation(left, "-", number(right));
    }

    static Expression atMost(Expression left, int right) {
        return operation(left, "<=", number(right));
    }

    static Expression moreThan(Expression left, int right) {
        return operation(left, ">", number(right));
    }

    static Expression all(Expression first, Expression... others) {
        Expression all = first;
        for (Expression other : others) {
            all = operation(all, "and", other);
        }
        return all;
    }

    /** {@code a || b || c}. */
    static Expression concatenated(List<Expression> parts) {
        return parts.stream()
                .reduce((left, right) -> operation(left, "||", right))
                .orElseThrow();
    }

    static PolicyParameter pad(PolicyValue.Pad pad) {
        return new PolicyParameter(new PolicyValue.HashKeyPad(pad));
    }

    /** One text for true, one for false, NULL for NULL. */
    static Expression truth(Expression value, Expression ifTrue, Expression ifFalse) {
        return new CaseExpression(
                Optional.empty(),
                List.of(new When(value, ifTrue), new When(new UnaryOperation("not", value), ifFalse)),
                Optional.empty());
    }

    /**
     * NULL of the value's own type, with length, collation and all, which for many types of many databases has no
     * spelling that {@code cast} would take.
     *
     * @param never a condition that holds for no value but NULL
     */
    static Expression nothingLike(Expression value, Expression never) {
        return new CaseExpression(Optional.empty(), List.of(new When(never, value)), Optional.empty());
    }
}
