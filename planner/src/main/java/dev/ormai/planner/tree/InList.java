package dev.ormai.planner.tree;

import java.util.List;

/** <code>a [not] in (b, c)</code>. */
public record InList(Expression value, boolean negated, List<Expression> items) implements Expression {
    public InList {
        items = List.copyOf(items);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.inList(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new InList(mapper.expression(value), negated, mapper.expressions(items));
    }
}
