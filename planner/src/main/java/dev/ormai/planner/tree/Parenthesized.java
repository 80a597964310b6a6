package dev.ormai.planner.tree;

/** An expression in parentheses, kept as the source had them. */
public record Parenthesized(Expression inner) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.parenthesized(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Parenthesized(mapper.expression(inner));
    }
}
