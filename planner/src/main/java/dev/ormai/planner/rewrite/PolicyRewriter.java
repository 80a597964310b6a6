package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.tree.Query;
import java.util.OptionalLong;

/** Applies what policy asked for to a bound statement. Pure: same arguments, same result; no I/O, no clock, no state. */
public final class PolicyRewriter {
    private PolicyRewriter() {}

    /** The relations come first: they know the statement's nodes by identity, and the limit makes a new outermost node. */
    public static Query rewrite(Bound bound, Fences fences, Catalog catalog, OptionalLong maxRows) {
        Query guarded = new GuardedTables(bound, fences, catalog.dialect(), NamedColumns.of(bound, catalog.dialect()))
                .query(bound.query());
        if (catalog.dialect() == Dialect.H2) {
            guarded = new CommonTableNames(catalog.tables().keySet()).query(guarded);
        }
        return maxRows.isPresent() ? RowLimit.apply(guarded, maxRows.getAsLong()) : guarded;
    }

    /** The name that a common table expression of the client's gets. */
    public static String commonTableName(Catalog catalog, String name) {
        return catalog.dialect() == Dialect.H2
                ? new CommonTableNames(catalog.tables().keySet()).renamed(name)
                : name;
    }
}
