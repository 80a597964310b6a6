package dev.ormai.planner.tree;

/** NULL. */
public record NullLiteral() implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.nullLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
