package dev.ormai.planner.fence;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the one table whose plain columns an expression reads and that reads nothing else. */
final class OneTable extends TreeMapper {
    private final Scope scope;
    private final Set<Reference> tables = new HashSet<>();
    private boolean other;

    OneTable(Scope scope) {
        this.scope = scope;
    }

    Optional<Reference> of(Expression expression) {
        expression(expression);
        return other || tables.size() != 1
                ? Optional.empty()
                : Optional.of(tables.iterator().next());
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            scope.resolve(reference).base().ifPresentOrElse(base -> tables.add(base.reference()), () -> other = true);
        }
        return super.expression(expression);
    }

    @Override
    public Query query(Query query) {
        other = true;
        return query;
    }
}
