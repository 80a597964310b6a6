package dev.ormai.planner.tree;

/** A query in parentheses as a body: <code>(select … limit 1) union …</code>. */
public record NestedQuery(Query query) implements QueryBody {
    @Override
    public QueryBody mapChildren(TreeMapper mapper) {
        return new NestedQuery(mapper.query(query));
    }
}
