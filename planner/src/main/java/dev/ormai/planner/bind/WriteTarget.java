package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table that a statement writes, and every name that means a column of the row that is written. No sub-select can
 * stand in its place, so each of these names is replaced, and a name that the database might take for one of its hidden
 * columns is refused. Not thread-safe: filled while the statement is bound.
 */
final class WriteTarget {
    /** Columns that every table has and no catalog lists. */
    private static final Set<String> SYSTEM =
            Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid", "_rowid_");

    private final TableReference node;
    private final PolicyRelation relation;
    private final Map<ColumnReference, String> references = new IdentityHashMap<>();
    private final Optional<TableReference> excludedNode;
    private final PolicyRelation excludedRelation;
    private final Map<ColumnReference, String> excluded = new IdentityHashMap<>();

    WriteTarget(TableReference node, PolicyRelation relation) {
        this(node, relation, Optional.empty());
    }

    /**
     * @param relation of the target; copies are made, so that the same table read elsewhere is told apart
     * @param excludedNode the row that was to be inserted, where a statement may name it
     */
    WriteTarget(TableReference node, PolicyRelation relation, Optional<TableReference> excludedNode) {
        this.node = node;
        this.relation = copy(relation);
        this.excludedNode = excludedNode;
        this.excludedRelation = copy(relation);
    }

    private static PolicyRelation copy(PolicyRelation relation) {
        return new PolicyRelation(
                relation.table(), relation.model(), relation.alias(), relation.columns(), relation.predicates());
    }

    TableReference node() {
        return node;
    }

    Optional<TableReference> excludedNode() {
        return excludedNode;
    }

    /** The relation that this very node stands for, if it is one of the written row. */
    @SuppressWarnings("ReferenceEquality") // an equal node may stand elsewhere in the statement
    Optional<PolicyRelation> relation(Object mentioned) {
        if (mentioned == node) {
            return Optional.of(relation);
        }
        return excludedNode.filter(other -> other == mentioned).map(other -> excludedRelation);
    }

    Map<ColumnReference, String> excluded() {
        return excluded;
    }

    Map<ColumnReference, String> references() {
        return references;
    }

    @SuppressWarnings("ReferenceEquality") // the same table may be read elsewhere in the statement
    private boolean isTarget(PolicyRelation other) {
        return other == relation;
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isExcluded(PolicyRelation other) {
        return other == excludedRelation;
    }

    void note(ColumnReference reference, PolicyRelation found, NameRules rules) {
        if (!isTarget(found) && !isExcluded(found)) {
            return;
        }
        Optional<RelationColumn> column = relation.columns().stream()
                .filter(c -> rules.sameColumn(c.column().name(), reference.column()))
                .findFirst();
        if (isExcluded(found) && column.filter(RelationColumn::masked).isPresent()) {
            throw masked(reference.column(), relation);
        }
        column.map(c -> c.column().name())
                .ifPresent(name -> (isTarget(found) ? references : excluded).put(reference, name));
    }

    /** A masked column cannot be written, so that nothing of the client's could stand there. */
    static RefusedException masked(String column, PolicyRelation relation) {
        return new RefusedException(Refusal.of(
                        ErrorCode.FIELD_NOT_ALLOWED,
                        "Field '%s' of model '%s' is masked, and cannot be what is written or a key"
                                .formatted(column, relation.model()),
                        "leave it out")
                .with("field", column)
                .with("model", relation.model()));
    }

    /** A database looks for a column of that name first, in the target too. */
    void checkWholeRow(String name, PolicyRelation found) {
        checkPlain(name, List.of());
        if (isTarget(found) || isExcluded(found)) {
            throw refused("the whole row of the table that is written is named", "name its columns");
        }
    }

    /** What a query makes may turn out to have no such column: then the database takes the target's. */
    void checkPlain(String column, List<Source> sources) {
        boolean sure = sources.stream().anyMatch(source -> source.relation().isPresent());
        boolean plain = relation.columns().stream()
                .filter(c -> !c.masked())
                .map(RelationColumn::column)
                .anyMatch(c -> c.name().equalsIgnoreCase(column));
        boolean there = SYSTEM.contains(column.toLowerCase(Locale.ROOT))
                || relation.table().columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column));
        if (!sure && there && !plain) {
            throw refused(
                    "the name %s could mean a column of the table that is written".formatted(column),
                    "qualify it with its table or alias");
        }
    }

    private static RefusedException refused(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.STATEMENT_NOT_SUPPORTED, message, hint));
    }
}
