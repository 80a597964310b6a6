package dev.ormai.planner.fuzz;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.TreeMapper;
import java.util.List;
import java.util.Optional;

/** Spoils the conditions that a relation asks behind the policy's. */
final class PolicyFirstMutant extends TreeMapper {
    private final Mutation mutation;
    private final ColumnReference denied;

    PolicyFirstMutant(Mutation mutation, ColumnReference denied) {
        this.mutation = mutation;
        this.denied = denied;
    }

    @Override
    public Expression expression(Expression expression) {
        if (!(expression instanceof CaseExpression choice
                && choice.otherwise().equals(Optional.of(new BooleanLiteral(false))))) {
            return super.expression(expression);
        }
        CaseExpression.When branch = choice.branches().get(0);
        return switch (mutation) {
            case UNGUARD_CONDITION -> branch.result();
            case OTHERWISE_TRUE ->
                new CaseExpression(choice.operand(), choice.branches(), Optional.of(new BooleanLiteral(true)));
            default ->
                new CaseExpression(
                        choice.operand(),
                        List.of(new CaseExpression.When(branch.condition(), new BinaryOperation(denied, "=", denied))),
                        choice.otherwise());
        };
    }
}
