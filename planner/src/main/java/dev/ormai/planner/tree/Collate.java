package dev.ormai.planner.tree;

/** <code>a collate c</code>. */
public record Collate(Expression value, QualifiedName collation) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.collate(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Collate(mapper.expression(value), collation);
    }
}
