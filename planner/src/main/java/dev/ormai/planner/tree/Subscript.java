package dev.ormai.planner.tree;

/** <code>a[i]</code>. */
public record Subscript(Expression value, Expression index) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.subscript(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Subscript(mapper.expression(value), mapper.expression(index));
    }
}
