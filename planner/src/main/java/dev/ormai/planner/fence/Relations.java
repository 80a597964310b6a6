package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policy relations as sources of rows. */
final class Relations {
    private Relations() {}

    static Source source(Reference reference, Dialect dialect) {
        PolicyRelation relation = reference.relation();
        Leakproof masks = new Leakproof(dialect, new TableReads(Map.of(relation.alias(), relation), dialect, true));
        Map<String, Origin> columns = new LinkedHashMap<>();
        for (RelationColumn column : relation.columns()) {
            Optional<Origin.Base> base =
                    column.masked() ? Optional.empty() : Optional.of(new Origin.Base(reference, column));
            columns.put(
                    Scope.fold(dialect, column.column().name()),
                    new Origin(Set.of(reference), masks.value(column.value()), base));
        }
        return new Source(Optional.empty(), columns, false, Set.of(reference));
    }

    /** Judges conditions over relations, by the names that qualify their columns. */
    static Leakproof conditions(Map<String, PolicyRelation> relations, Dialect dialect) {
        return new Leakproof(dialect, new TableReads(relations, dialect, false));
    }

    /**
     * The columns of relations' tables, each qualified by a name.
     *
     * @param denied whether those may be read too that the statement itself may not read as they are
     */
    private record TableReads(Map<String, PolicyRelation> relations, Dialect dialect, boolean denied) implements Reads {
        @Override
        public Optional<Family> column(ColumnReference reference) {
            return relation(reference)
                    .flatMap(relation -> denied
                            ? relation.table().column(reference.column())
                            : relation.column(reference.column())
                                    .filter(column -> !column.masked())
                                    .map(RelationColumn::column))
                    .map(column -> Family.of(column.type(), dialect));
        }

        @Override
        public int digits(ColumnReference reference) {
            return relation(reference)
                    .flatMap(relation -> relation.table().column(reference.column()))
                    .map(column -> Family.digits(column.type()))
                    .orElse(Family.MOST_DIGITS);
        }

        private Optional<PolicyRelation> relation(ColumnReference reference) {
            return reference.qualifier().size() == 1
                    ? Optional.ofNullable(relations.get(reference.qualifier().get(0)))
                    : Optional.empty();
        }

        @Override
        public boolean harmless(Query query) {
            return false;
        }

        @Override
        public Optional<Family> value(Query query) {
            return Optional.empty();
        }
    }
}
