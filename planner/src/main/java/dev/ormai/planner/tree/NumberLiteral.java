package dev.ormai.planner.tree;

/** A number as it was written, such as 1, 1.50 or 2e10; never with a sign. */
public record NumberLiteral(String text) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.numberLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
