package dev.ormai.planner.tree;

import java.util.List;

/** <code>values (1, 'a'), (2, 'b')</code>. */
public record Values(List<List<Expression>> rows) implements QueryBody {
    public Values {
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public QueryBody mapChildren(TreeMapper mapper) {
        return new Values(rows.stream().map(mapper::expressions).toList());
    }
}
