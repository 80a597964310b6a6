package dev.ormai.planner.tree;

import java.util.Optional;

/** <code>a [not] like b [escape c]</code> and its kin: like, ilike, rlike, regexp, similar to. The operator is lower case. */
public record PatternMatch(
        Expression value, boolean negated, String operator, Expression pattern, Optional<Expression> escape)
        implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.patternMatch(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new PatternMatch(
                mapper.expression(value),
                negated,
                operator,
                mapper.expression(pattern),
                escape.map(mapper::expression));
    }
}
