package dev.ormai.planner.tree;

/** <code>array(select …)</code>. */
public record ArrayQuery(Query query) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.arrayQuery(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new ArrayQuery(mapper.query(query));
    }
}
