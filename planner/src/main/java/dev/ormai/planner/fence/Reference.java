package dev.ormai.planner.fence;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RowPredicate;

/** One mention of a table of the database in a statement; the same table mentioned twice is two of these. */
final class Reference {
    private final Object node;
    private final PolicyRelation relation;
    private final int number;

    /** @param number grows in the order of analysis, so that what a nested query mentions is told from what is around it */
    Reference(Object node, PolicyRelation relation, int number) {
        this.node = node;
        this.relation = relation;
        this.number = number;
    }

    Object node() {
        return node;
    }

    PolicyRelation relation() {
        return relation;
    }

    int number() {
        return number;
    }

    /** Whether there are rows that the principal may not see. */
    boolean guarded() {
        return !relation.predicates().isEmpty();
    }

    /** Whether a row is permitted only if it finds its parent: databases make that a join, and do other work before it. */
    boolean joined() {
        return relation.predicates().stream().anyMatch(predicate -> predicate.kind() == RowPredicate.Kind.VIA);
    }
}
