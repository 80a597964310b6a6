package dev.ormai.planner.tree;

import java.util.Optional;

/** <code>interval '1 day'</code>, <code>interval '1' day</code> or, in MySQL, <code>interval expression day</code>. Units are lower-case words such as <code>day</code>, <code>year to month</code>, <code>year_month</code>. */
public record IntervalLiteral(Expression value, Optional<String> unit) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.intervalLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new IntervalLiteral(mapper.expression(value), unit);
    }
}
