package dev.ormai.planner.tree;

import java.util.List;

/** <code>(a, b)</code> or <code>row(a, b)</code>. */
public record RowValue(List<Expression> items, boolean keyword) implements Expression {
    public RowValue {
        items = List.copyOf(items);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.rowValue(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new RowValue(mapper.expressions(items), keyword);
    }
}
