package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.tree.Expression;
import dev.ormai.policy.FieldRule;

/**
 * A column that a principal may name.
 *
 * @param value the column itself or the expression that masks it, over the relation's one table under its alias
 */
public record RelationColumn(Column column, FieldRule rule, Expression value) {
    public boolean masked() {
        return !(rule instanceof FieldRule.Allow);
    }
}
