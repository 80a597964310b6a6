package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryLiteral;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.IntervalLiteral;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.TypedLiteral;

/** An expression as it may be shown: a {@code ?} for each literal. */
final class WithoutLiterals extends TreeMapper {
    @Override
    public Expression expression(Expression expression) {
        boolean literal = expression instanceof NumberLiteral
                || expression instanceof StringLiteral
                || expression instanceof TypedLiteral
                || expression instanceof IntervalLiteral
                || expression instanceof BinaryLiteral;
        return literal ? new Parameter(1) : super.expression(expression);
    }
}
