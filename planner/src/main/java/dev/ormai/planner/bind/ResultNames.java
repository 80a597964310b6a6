package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.names.ColumnLabels;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.SelectItem;
import java.util.Optional;

/** The name of a result column, where it can be told without the database: on PostgreSQL always. */
final class ResultNames {
    private ResultNames() {}

    static Optional<String> of(SelectItem.Value item, Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? Optional.of(new ColumnLabels(dialect).of(item))
                : item.alias().or(() -> of(item.expression()));
    }

    private static Optional<String> of(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            return Optional.of(reference.column());
        }
        if (expression instanceof FieldAccess access) {
            return Optional.of(access.field());
        }
        if (expression instanceof Cast cast && cast.value() instanceof ColumnReference) {
            return of(cast.value());
        }
        if (expression instanceof FunctionCall call) {
            return Optional.of(call.name().name());
        }
        return Optional.empty();
    }
}
