package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.TreeMapper;

/**
 * Constant conditions and what they hold off: in <code>? &lt;&gt; 0 and total &gt; 100 / ?</code> PostgreSQL computes no constant once it knows that
 * the first condition is false. Moved into a relation the second one would be read without the first.
 */
final class ConstantGuards {
    private ConstantGuards() {}

    /** Whether it is a constant condition that may be false. */
    static boolean is(Expression condition) {
        return !VaryingParts.in(condition) && !isPlainlyTrue(condition);
    }

    /** What programs write that join conditions by AND. */
    private static boolean isPlainlyTrue(Expression condition) {
        return condition.equals(new BooleanLiteral(true))
                || condition instanceof BinaryOperation operation
                        && operation.operator().equals("=")
                        && operation.left() instanceof NumberLiteral
                        && operation.left().equals(operation.right());
    }

    /** Whether a constant in it may fail. */
    static boolean concern(Expression condition, Leakproof leakproof) {
        Search search = new Search(leakproof);
        search.expression(condition);
        return search.failing;
    }

    private static final class Search extends TreeMapper {
        private final Leakproof leakproof;
        private boolean failing;

        Search(Leakproof leakproof) {
            this.leakproof = leakproof;
        }

        @Override
        public Expression expression(Expression expression) {
            if (VaryingParts.in(expression)) {
                return super.expression(expression);
            }
            failing |= !leakproof.holds(expression);
            return expression;
        }
    }
}
