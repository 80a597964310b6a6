package dev.ormai.planner.relation;

import dev.ormai.planner.tree.Expression;

/** A condition that every permitted row fulfils, over the relation's one table under its alias. */
public record RowPredicate(Kind kind, Expression expression) {
    /** Which rule of the policy it comes from. */
    public enum Kind {
        TENANT,
        VIA,
        OWNER,
        FILTER,
        SOFT_DELETE,
        /** What of the database's own catalog may be known. */
        SYSTEM
    }
}
