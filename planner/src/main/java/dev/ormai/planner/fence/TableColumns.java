package dev.ormai.planner.fence;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.TreeMapper;

/** Names the columns of one table as they are named inside its policy relation. */
final class TableColumns extends TreeMapper {
    private final Scope scope;
    private final String alias;

    TableColumns(Scope scope, Reference table) {
        this.scope = scope;
        this.alias = table.relation().alias();
    }

    @Override
    public Expression expression(Expression expression) {
        return expression instanceof ColumnReference reference
                ? ColumnReference.of(
                        alias,
                        scope.resolve(reference)
                                .base()
                                .orElseThrow()
                                .column()
                                .column()
                                .name())
                : super.expression(expression);
    }
}
