package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;

/** The refusals of names. A column that policy hides and one that is not there are refused in the same words. */
final class NameRefusals {
    private NameRefusals() {}

    static RefusedException unknownColumn(ColumnReference reference, Scope scope, Binding binding) {
        String name = String.join(".", reference.parts());
        if (!reference.qualifier().isEmpty()) {
            Optional<Source> source = sourceOf(reference, scope, binding);
            if (source.isEmpty()) {
                return unknownSource(String.join(".", reference.qualifier()));
            }
            if (source.get().relation().isPresent()) {
                return notAllowed(reference.column(), source.get().relation().get());
            }
            return unknownName(name, source.get().columns());
        }
        List<PolicyRelation> relations = scope.sources().stream()
                .flatMap(source -> source.relation().stream())
                .distinct()
                .toList();
        return relations.size() == 1
                ? notAllowed(reference.column(), relations.get(0))
                : notAllowed(reference.column(), relations);
    }

    private static Optional<Source> sourceOf(ColumnReference reference, Scope scope, Binding binding) {
        Optional<Source> source = Optional.empty();
        for (Optional<Scope> level = Optional.of(scope);
                level.isPresent() && source.isEmpty();
                level = level.get().outer()) {
            source = ColumnResolver.qualifiedSource(binding, level.get(), reference.qualifier());
        }
        return source;
    }

    private static RefusedException notAllowed(String column, PolicyRelation relation) {
        List<String> allowed =
                relation.columns().stream().map(c -> c.column().name()).toList();
        return new RefusedException(Refusal.of(
                        ErrorCode.FIELD_NOT_ALLOWED,
                        "Field '%s' is not allowed on model '%s'".formatted(column, relation.model()),
                        "Allowed fields for %s: %s".formatted(relation.model(), String.join(", ", allowed)))
                .with("field", column)
                .with("model", relation.model())
                .with("allowed_fields", allowed));
    }

    private static RefusedException notAllowed(String column, List<PolicyRelation> relations) {
        List<String> models = relations.stream().map(PolicyRelation::model).toList();
        Refusal refusal = Refusal.of(
                ErrorCode.FIELD_NOT_ALLOWED,
                models.isEmpty()
                        ? "Field '%s' is not there".formatted(column)
                        : "Field '%s' is not allowed on any of %s".formatted(column, String.join(", ", models)),
                "qualify the column with its table, and check its spelling");
        return new RefusedException(refusal.with("field", column).with("models", models));
    }

    private static RefusedException unknownName(String name, Columns columns) {
        List<String> known = columns.names().stream().flatMap(Optional::stream).toList();
        return new RefusedException(Refusal.of(
                        ErrorCode.FIELD_NOT_ALLOWED,
                        "Field '%s' is not there".formatted(name),
                        "its source has: " + String.join(", ", known))
                .with("field", name));
    }

    static RefusedException unknownField(String field) {
        return new RefusedException(Refusal.of(
                        ErrorCode.STATEMENT_NOT_SUPPORTED,
                        "the value before .%s is not known to be a row that has such a field".formatted(field),
                        "name a column of a table or alias, for example c.%s".formatted(field))
                .with("field", field));
    }

    static RefusedException unknownSource(String name) {
        return new RefusedException(Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "no table or alias is called '%s' at this place".formatted(name),
                        "name a table or alias of the FROM clause")
                .with("field", name));
    }

    static RefusedException ambiguous(String column, List<Source> sources) {
        List<String> names = sources.stream().flatMap(s -> s.name().stream()).toList();
        return new RefusedException(Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "column '%s' is ambiguous: it is in %s".formatted(column, String.join(" and ", names)),
                        "qualify it, for example %s.%s".formatted(names.isEmpty() ? "t" : names.get(0), column))
                .with("field", column));
    }

    static RefusedException sampled(String table) {
        return new RefusedException(Refusal.of(
                ErrorCode.STATEMENT_NOT_SUPPORTED,
                "TABLESAMPLE on %s is not supported".formatted(table),
                "limit the rows with LIMIT, or filter on a hash of the key"));
    }
}
