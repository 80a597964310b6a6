package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import java.util.ArrayList;
import java.util.List;

/** The conditions that a condition joins by AND. */
final class Atoms {
    private Atoms() {}

    static List<Expression> of(Expression condition) {
        List<Expression> atoms = new ArrayList<>();
        collect(condition, atoms);
        return atoms;
    }

    private static void collect(Expression condition, List<Expression> atoms) {
        if (condition instanceof BinaryOperation operation
                && operation.operator().equals("and")) {
            collect(operation.left(), atoms);
            collect(operation.right(), atoms);
        } else if (condition instanceof Parenthesized parenthesized
                && parenthesized.inner() instanceof BinaryOperation operation
                && operation.operator().equals("and")) {
            collect(operation, atoms);
        } else {
            atoms.add(condition);
        }
    }
}
