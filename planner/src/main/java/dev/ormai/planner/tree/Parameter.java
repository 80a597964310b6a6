package dev.ormai.planner.tree;

/** A value the client binds when the statement runs. Counted from 1 in the order of the client's text. */
public record Parameter(int index) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.parameter(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
