package dev.ormai.planner.rewrite;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.TreeMapper;
import java.util.Map;

/** Puts what policy shows of a column in the place of each name that means a column of the written row. */
final class WrittenColumns extends TreeMapper {
    private final Map<ColumnReference, String> references;
    private final PolicyRelation relation;
    private final String name;

    WrittenColumns(Map<ColumnReference, String> references, PolicyRelation relation, String name) {
        this.references = references;
        this.relation = relation;
        this.name = name;
    }

    @Override
    public Expression expression(Expression expression) {
        String column = expression instanceof ColumnReference reference ? references.get(reference) : null;
        if (column == null) {
            return super.expression(expression);
        }
        RelationColumn found = relation.column(column).orElseThrow();
        Expression value = WrittenRow.named(found.value(), relation, name);
        return found.masked() ? new Parenthesized(value) : value;
    }
}
