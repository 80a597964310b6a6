package dev.ormai.planner.tree;

/** A string read as a type: <code>date '2024-01-01'</code>. */
public record TypedLiteral(TypeName type, String value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.typedLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
