package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** <code>case [operand] when … then … [else …] end</code>. */
public record CaseExpression(Optional<Expression> operand, List<When> branches, Optional<Expression> otherwise)
        implements Expression {
    public CaseExpression {
        branches = List.copyOf(branches);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.caseExpression(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new CaseExpression(
                operand.map(mapper::expression),
                branches.stream()
                        .map(w -> new When(mapper.expression(w.condition), mapper.expression(w.result)))
                        .toList(),
                otherwise.map(mapper::expression));
    }

    /** One branch. */
    public record When(Expression condition, Expression result) {}
}
