package dev.ormai.planner.tree;

/** A character string, decoded. */
public record StringLiteral(String value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.stringLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
