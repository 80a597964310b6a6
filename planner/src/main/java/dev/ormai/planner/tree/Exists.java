package dev.ormai.planner.tree;

/** <code>exists (select …)</code>. A negation is a {@link UnaryOperation} around it. */
public record Exists(Query query) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.exists(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Exists(mapper.query(query));
    }
}
