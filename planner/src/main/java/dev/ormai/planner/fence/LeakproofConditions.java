package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Expression;

/** Whether a condition may stand beside the policy's: it reads unmasked columns of that one table and cannot fail. */
public final class LeakproofConditions {
    private LeakproofConditions() {}

    public static boolean holds(Expression condition, PolicyRelation relation, Dialect dialect) {
        return Relations.conditions(relation, dialect).holds(condition);
    }
}
