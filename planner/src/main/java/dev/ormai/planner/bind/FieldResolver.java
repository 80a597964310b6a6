package dev.ormai.planner.bind;

import dev.ormai.planner.function.RowFunctions;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Parenthesized;
import java.util.List;
import java.util.Optional;

/**
 * Finds what <code>(row).field</code> means. Where PostgreSQL finds no such field it looks for a function of that name and
 * calls it with the value, whoever made it; so a field passes only where it is sure to be there.
 */
final class FieldResolver {
    private final Binding binding;
    private final boolean condition;

    FieldResolver(Binding binding, boolean condition) {
        this.binding = binding;
        this.condition = condition;
    }

    /** @return whether the value is a row of the FROM, so that the field is that row's column and nothing else is read */
    boolean resolve(FieldAccess access, Scope scope) {
        Expression value = access.value();
        while (value instanceof Parenthesized parenthesized) {
            value = parenthesized.inner();
        }
        if (value instanceof ColumnReference row && isRow(row, scope)) {
            ColumnReference field = new ColumnReference(List.of(row.column(), access.field()));
            new ColumnResolver(binding, condition).resolve(field, scope);
            return binding.target.isEmpty();
        }
        boolean given = value instanceof FunctionCall call
                && call.name().builtIn()
                && RowFunctions.columns(call.name().key())
                        .filter(columns -> columns.contains(access.field()))
                        .isPresent();
        if (!given) {
            throw NameRefusals.unknownField(access.field());
        }
        return false;
    }

    /** A column of that name, however far out, comes before a row. */
    private boolean isRow(ColumnReference reference, Scope scope) {
        String name = reference.column();
        boolean row = false;
        for (Optional<Scope> level = Optional.of(scope);
                level.isPresent();
                level = level.get().outer()) {
            if (level.get().open() || !level.get().having(name, binding.rules).isEmpty()) {
                return false;
            }
            row |= level.get().source(name, binding.rules).isPresent();
        }
        return row && reference.qualifier().isEmpty();
    }
}
