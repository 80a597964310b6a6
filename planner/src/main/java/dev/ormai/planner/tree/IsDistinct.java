package dev.ormai.planner.tree;

/** <code>a is [not] distinct from b</code>. */
public record IsDistinct(Expression left, boolean negated, Expression right) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.isDistinct(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new IsDistinct(mapper.expression(left), negated, mapper.expression(right));
    }
}
