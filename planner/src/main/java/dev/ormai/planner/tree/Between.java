package dev.ormai.planner.tree;

/** <code>a [not] between [symmetric] low and high</code>. */
public record Between(Expression value, boolean negated, boolean symmetric, Expression low, Expression high)
        implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.between(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Between(
                mapper.expression(value), negated, symmetric, mapper.expression(low), mapper.expression(high));
    }
}
