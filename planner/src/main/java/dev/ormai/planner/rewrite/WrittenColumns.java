package dev.ormai.planner.rewrite;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.TreeMapper;
import java.util.Map;

/** Puts what policy shows of a column in the place of each name that means a column of the written row. */
final class WrittenColumns extends TreeMapper {
    private final Map<ColumnReference, String> references;
    private final PolicyRelation relation;
    private final String name;

    private final Map<ColumnReference, String> excluded;

    WrittenColumns(Map<ColumnReference, String> references, PolicyRelation relation, String name) {
        this(references, Map.of(), relation, name);
    }

    /** @param excluded the names that mean a column of the row that was to be inserted; none of them is masked */
    WrittenColumns(
            Map<ColumnReference, String> references,
            Map<ColumnReference, String> excluded,
            PolicyRelation relation,
            String name) {
        this.references = references;
        this.excluded = excluded;
        this.relation = relation;
        this.name = name;
    }

    @Override
    public Expression expression(Expression expression) {
        String column = expression instanceof ColumnReference reference ? references.get(reference) : null;
        if (column == null) {
            String proposed = expression instanceof ColumnReference reference ? excluded.get(reference) : null;
            if (proposed != null) {
                return ColumnReference.of(Conflict.EXCLUDED, proposed);
            }
            return super.expression(expression);
        }
        RelationColumn found = relation.column(column).orElseThrow();
        Expression value = WrittenRow.named(found.value(), relation, name);
        return found.masked() ? new Parenthesized(value) : value;
    }
}
