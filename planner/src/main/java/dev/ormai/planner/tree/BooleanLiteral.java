package dev.ormai.planner.tree;

/** TRUE or FALSE. */
public record BooleanLiteral(boolean value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.booleanLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
