package dev.ormai.planner.tree;

/** <code>a at time zone b</code>. */
public record AtTimeZone(Expression value, Expression zone) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.atTimeZone(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new AtTimeZone(mapper.expression(value), mapper.expression(zone));
    }
}
