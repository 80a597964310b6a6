package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Expression;
import java.util.Map;

/** Whether a condition may stand beside the policy's: it reads unmasked columns of relations and cannot fail. */
public final class LeakproofConditions {
    private LeakproofConditions() {}

    /** @param condition over the one table of the relation, by the alias that it has there */
    public static boolean holds(Expression condition, PolicyRelation relation, Dialect dialect) {
        return holds(condition, Map.of(relation.alias(), relation), dialect);
    }

    /** @param relations by the names that qualify their columns in the condition */
    public static boolean holds(Expression condition, Map<String, PolicyRelation> relations, Dialect dialect) {
        return Relations.conditions(relations, dialect).holds(condition);
    }
}
