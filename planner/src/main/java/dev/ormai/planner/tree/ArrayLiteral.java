package dev.ormai.planner.tree;

import java.util.List;

/** <code>array[a, b]</code>; nested ones may leave the word out. */
public record ArrayLiteral(List<Expression> items, boolean keyword) implements Expression {
    public ArrayLiteral {
        items = List.copyOf(items);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.arrayLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new ArrayLiteral(mapper.expressions(items), keyword);
    }
}
