package dev.ormai.planner.tree;

import java.util.Optional;

/** A call as a source of rows: <code>generate_series(1, 5) with ordinality as g(n, i)</code>. */
public record TableFunction(Expression call, boolean lateral, boolean withOrdinality, Optional<Alias> alias)
        implements FromItem {
    @Override
    public FromItem mapChildren(TreeMapper mapper) {
        return new TableFunction(mapper.expression(call), lateral, withOrdinality, alias);
    }
}
