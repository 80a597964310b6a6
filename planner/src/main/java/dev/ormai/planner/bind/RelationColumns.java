package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;

/** The columns of a policy relation as names see them. */
final class RelationColumns {
    private RelationColumns() {}

    static Columns of(PolicyRelation relation) {
        return Columns.named(
                relation.columns().stream().map(c -> c.column().name()).toList());
    }
}
