package dev.ormai.planner.tree;

/** <code>(a).b</code>; the value keeps its parentheses. */
public record FieldAccess(Expression value, String field) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.fieldAccess(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new FieldAccess(mapper.expression(value), field);
    }
}
