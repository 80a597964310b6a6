package dev.ormai.planner.tree;

/** A query in parentheses that gives one value; as the right side of a quantified comparison, a set. */
public record ScalarQuery(Query query) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.scalarQuery(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new ScalarQuery(mapper.query(query));
    }
}
