package dev.ormai.planner.tree;

import java.util.Optional;

/** A query in parentheses as a source of rows. Without an alias where the database allows it. */
public record DerivedTable(Query query, boolean lateral, Optional<Alias> alias) implements FromItem {
    @Override
    public FromItem mapChildren(TreeMapper mapper) {
        return new DerivedTable(mapper.query(query), lateral, alias);
    }
}
