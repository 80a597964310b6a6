package dev.ormai.planner;

import dev.ormai.planner.bind.BoundConflict;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.rewrite.WriteRewriter;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.TableName;
import dev.ormai.policy.WriteRules;
import dev.ormai.policy.decision.Obligations;
import dev.ormai.policy.decision.Operation;
import dev.ormai.policy.decision.TableAccess;
import dev.ormai.policy.decision.WriteObligation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a policy says of one write. */
final class WriteAdmission {
    private WriteAdmission() {}

    static Operation operation(Write write) {
        if (write instanceof Insert) {
            return Operation.CREATE;
        }
        return write instanceof Update ? Operation.UPDATE : Operation.DELETE;
    }

    /** What it does to its table: for an INSERT that changes rows in its way, both. */
    static List<TableAccess> access(BoundWrite bound, ModelPolicy model) {
        TableAccess write = access(bound, model, operation(bound.write()), bound.columns());
        return bound.conflict()
                .filter(conflict -> conflict.action().isPresent())
                .map(conflict -> List.of(write, access(bound, model, Operation.UPDATE, conflict.columns())))
                .orElse(List.of(write));
    }

    private static TableAccess access(BoundWrite bound, ModelPolicy model, Operation operation, List<String> written) {
        Set<String> columns = bound.relation().table().columns().stream()
                .map(Column::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new TableAccess(
                new TableName(Optional.empty(), bound.write().table().toString()),
                Optional.of(model),
                operation,
                columns,
                Set.of(),
                Set.of(),
                new LinkedHashSet<>(written));
    }

    /** @throws RefusedException for what the policy allows only on conditions that this statement does not meet */
    static void check(BoundWrite bound, Obligations obligations, Dialect dialect) {
        if (dialect == Dialect.MYSQL) {
            throw unsupported("writes on this database are not supported yet", "send a query");
        }
        for (WriteObligation obligation : obligations.writes()) {
            if (bound.write() instanceof Insert insert) {
                conflict(bound, insert, obligation.rules());
            } else {
                keys(bound, obligation.rules());
            }
        }
    }

    /** What a foreign key does to the rows that refer to a changed one, nobody asked the policy; these may be hidden. */
    static void reach(BoundWrite bound, ModelPolicy model, Catalog catalog) {
        boolean removes = bound.write() instanceof Delete && !WriteRewriter.marks(model);
        Set<String> changed = new LinkedHashSet<>();
        if (bound.write() instanceof Update) {
            changed.addAll(bound.columns());
        }
        bound.conflict().map(BoundConflict::columns).ifPresent(changed::addAll);
        if (!removes && changed.isEmpty()) {
            return;
        }
        TableId id = bound.relation().table().id();
        boolean reached = catalog.tables().values().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> key.target().equals(id))
                .anyMatch(key -> removes || key.targetColumns().stream().anyMatch(changed::contains));
        if (reached) {
            throw unsupported(
                    removes
                            ? "rows of table %s are removed, and other rows may refer to them".formatted(id)
                            : "a column of table %s is set, and other rows may refer to it".formatted(id),
                    removes
                            ? "mark rows as deleted, or delete from tables that no foreign key leads to"
                            : "set only columns that no foreign key leads to");
        }
    }

    /** Whether a person has to approve it; whatever may touch more than one known row is a bulk write too. */
    static boolean needsApproval(BoundWrite bound, Obligations obligations) {
        boolean bulk = bound.write() instanceof Insert insert
                ? changesSeveral(bound, insert)
                : !namesOneRow(bound, conditions(bound));
        return obligations.writes().stream()
                .anyMatch(write -> write.approval()
                        || bulk && write.rules().requireApproval().contains("bulk"));
    }

    /** A row in the way of one is found by its key; what of several is a change of several by their keys. */
    private static void conflict(BoundWrite bound, Insert insert, WriteRules rules) {
        if (bound.conflict().flatMap(BoundConflict::action).isEmpty()) {
            return;
        }
        if (changesSeveral(bound, insert) && !rules.bulk()) {
            throw new RefusedException(
                    Refusals.writeDisabled("bulk_update", bound.relation().model()));
        }
        List<String> key = bound.relation().table().primaryKey();
        boolean byKey = !key.isEmpty()
                && Set.copyOf(key).equals(Set.copyOf(bound.conflict().get().keyColumns()));
        if (rules.requirePrimaryKey() && !byKey) {
            throw tooBroad(bound, key);
        }
    }

    private static boolean changesSeveral(BoundWrite bound, Insert insert) {
        return bound.conflict().flatMap(BoundConflict::action).isPresent()
                && (insert.source().isPresent() || insert.rows().size() > 1);
    }

    private static RefusedException tooBroad(BoundWrite bound, List<String> key) {
        return new RefusedException(Refusals.queryTooBroad(
                bound.relation().model(),
                Optional.of("Name the primary key in the condition: "
                        + String.join(", ", key.isEmpty() ? List.of("the table has none") : key))));
    }

    private static List<Expression> conditions(BoundWrite bound) {
        Optional<Expression> where =
                bound.write() instanceof Update update ? update.where() : ((Delete) bound.write()).where();
        return where.map(Conjunction::parts).orElse(List.of());
    }

    private static boolean namesOneRow(BoundWrite bound, List<Expression> conditions) {
        List<String> key = bound.relation().table().primaryKey();
        return !key.isEmpty()
                && key.stream().allMatch(column -> conditions.stream().anyMatch(part -> isKey(part, column, bound)));
    }

    private static void keys(BoundWrite bound, WriteRules rules) {
        List<Expression> parts = conditions(bound);
        List<String> key = bound.relation().table().primaryKey();
        boolean one = namesOneRow(bound, parts);
        boolean several = key.size() == 1 && parts.stream().anyMatch(part -> isKeys(part, key.get(0), bound));
        if (several && !one && !rules.bulk()) {
            throw new RefusedException(
                    Refusals.writeDisabled("bulk_update", bound.relation().model()));
        }
        if (rules.requirePrimaryKey() && !one && !several) {
            throw tooBroad(bound, key);
        }
    }

    private static boolean isKey(Expression part, String column, BoundWrite bound) {
        return plain(part) instanceof BinaryOperation operation
                && operation.operator().equals("=")
                && (isColumn(operation.left(), column, bound) && isConstant(operation.right())
                        || isColumn(operation.right(), column, bound) && isConstant(operation.left()));
    }

    private static boolean isKeys(Expression part, String column, BoundWrite bound) {
        return plain(part) instanceof InList list
                && !list.negated()
                && isColumn(list.value(), column, bound)
                && list.items().stream().allMatch(WriteAdmission::isConstant);
    }

    private static Expression plain(Expression expression) {
        return expression instanceof Parenthesized parenthesized ? plain(parenthesized.inner()) : expression;
    }

    private static boolean isColumn(Expression expression, String column, BoundWrite bound) {
        return plain(expression) instanceof ColumnReference reference
                && column.equals(bound.references().get(reference));
    }

    private static boolean isConstant(Expression expression) {
        Expression value = plain(expression);
        return value instanceof Parameter || value instanceof NumberLiteral || value instanceof StringLiteral;
    }

    private static RefusedException unsupported(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.STATEMENT_NOT_SUPPORTED, message, hint));
    }
}
