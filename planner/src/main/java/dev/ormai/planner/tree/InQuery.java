package dev.ormai.planner.tree;

/** <code>a [not] in (select …)</code>. */
public record InQuery(Expression value, boolean negated, Query query) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.inQuery(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new InQuery(mapper.expression(value), negated, mapper.query(query));
    }
}
