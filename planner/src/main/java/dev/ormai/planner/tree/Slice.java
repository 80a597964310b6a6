package dev.ormai.planner.tree;

import java.util.Optional;

/** <code>a[i:j]</code>. */
public record Slice(Expression value, Optional<Expression> from, Optional<Expression> to) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.slice(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Slice(mapper.expression(value), from.map(mapper::expression), to.map(mapper::expression));
    }
}
