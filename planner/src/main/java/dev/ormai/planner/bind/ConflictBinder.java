package dev.ormai.planner.bind;

import dev.ormai.planner.catalog.UniqueKey;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.Update;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds ON CONFLICT. The key is told by plain columns that policy shows as they are, for the database compares what is stored; the
 * change may name the row that is there, and the one that was to be inserted as <code>excluded</code>.
 */
final class ConflictBinder {
    private final Insert insert;
    private final Conflict conflict;
    private final PolicyRelation relation;
    private final GuardedSchema schema;
    private final String name;

    /** @param name of the target in the statement */
    ConflictBinder(Insert insert, Conflict conflict, PolicyRelation relation, GuardedSchema schema, String name) {
        this.insert = insert;
        this.conflict = conflict;
        this.relation = relation;
        this.schema = schema;
        this.name = name;
    }

    /** @param references where the names go that mean a column of the row that is there */
    BoundConflict bind(Map<ColumnReference, String> references) {
        Bound keys = keys();
        List<String> keyColumns = conflict.constraint().map(this::constrained).orElseGet(() -> conflict.keys().stream()
                .filter(ColumnReference.class::isInstance)
                .map(key -> ((ColumnReference) key).column())
                .toList());
        if (!conflict.updates()) {
            return new BoundConflict(keys, keyColumns, Optional.empty(), List.of(), Map.of());
        }
        WriteTarget target = new WriteTarget(node(name), relation, Optional.of(node(Conflict.EXCLUDED)));
        Bound action = action(target);
        references.putAll(target.references());
        return new BoundConflict(keys, keyColumns, Optional.of(action), columns(), target.excluded());
    }

    private TableReference node(String alias) {
        return new TableReference(
                insert.table(), Optional.of(Alias.of(alias)), false, Optional.empty(), Optional.empty());
    }

    private Bound keys() {
        List<Expression> parts = new ArrayList<>(conflict.keys());
        conflict.predicate().ifPresent(parts::add);
        PlainColumns plain = new PlainColumns();
        parts.forEach(plain::expression);
        List<SelectItem> items = new ArrayList<>();
        conflict.keys().forEach(key -> items.add(new SelectItem.Value(key, Optional.empty())));
        if (items.isEmpty()) {
            items.add(new SelectItem.Value(new NumberLiteral("1"), Optional.empty()));
        }
        return Binder.bind(Query.of(Select.of(items, List.of(node(name)), conflict.predicate())), schema);
    }

    private Bound action(WriteTarget target) {
        OtherNames.check(conflict, name);
        List<SelectItem> items = new ArrayList<>();
        conflict.assignments().stream()
                .map(Update.Assignment::value)
                .filter(value -> !WriteBinder.isDefault(value))
                .forEach(value -> items.add(new SelectItem.Value(value, Optional.empty())));
        if (items.isEmpty()) {
            items.add(new SelectItem.Value(new NumberLiteral("1"), Optional.empty()));
        }
        Query query = Query.of(
                Select.of(items, List.of(target.node(), target.excludedNode().orElseThrow()), conflict.where()));
        Binding binding = new Binding(schema, Optional.of(target));
        new QueryBinder(binding).bind(query, CommonTables.NONE, Optional.empty());
        Touched touched = binding.touched;
        return new Bound(query, binding.tables, binding.keyedGroups, touched.uses(), touched.functions());
    }

    private List<String> columns() {
        return WriteBinder.once(conflict.assignments().stream()
                .map(assignment -> WriteBinder.known(
                        assignment.column(), relation, schema.catalog().dialect()))
                .toList());
    }

    /** A constraint over a column that is not shown as it is, is not there. */
    private List<String> constrained(String constraint) {
        return relation.table().uniqueKeys().stream()
                .filter(key -> key.name().equals(constraint))
                .map(UniqueKey::columns)
                .filter(columns -> columns.stream().allMatch(this::isPlain))
                .findFirst()
                .orElseThrow(() -> refused(
                        ErrorCode.VALIDATION_ERROR,
                        "model '%s' has no unique key %s".formatted(relation.model(), constraint),
                        "name the columns of the key: on conflict (id)"));
    }

    private boolean isPlain(String column) {
        return relation.column(column).filter(shown -> !shown.masked()).isPresent();
    }

    private static RefusedException refused(ErrorCode code, String message, String hint) {
        return new RefusedException(Refusal.of(code, message, hint));
    }

    /** Lets nothing into a key but plain names of columns that are shown as they are, and what is computed of them. */
    private final class PlainColumns extends TreeMapper {
        @Override
        public Query query(Query query) {
            throw refused(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "a query tells which key is meant",
                    "name the columns of the key");
        }

        @Override
        public Expression expression(Expression expression) {
            if (expression instanceof ColumnReference reference) {
                if (!reference.qualifier().isEmpty()) {
                    throw refused(
                            ErrorCode.VALIDATION_ERROR,
                            "column %s of a key is qualified".formatted(String.join(".", reference.parts())),
                            "name the columns of the key without their table");
                }
                if (relation.column(reference.column())
                        .filter(RelationColumn::masked)
                        .isPresent()) {
                    throw WriteTarget.masked(reference.column(), relation);
                }
            }
            return super.expression(expression);
        }
    }
}
