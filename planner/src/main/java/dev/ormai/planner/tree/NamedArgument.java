package dev.ormai.planner.tree;

/** <code>name =&gt; value</code> in a call. */
public record NamedArgument(String name, Expression value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.namedArgument(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new NamedArgument(name, mapper.expression(value));
    }
}
