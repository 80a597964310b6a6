package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policy relations as sources of rows. */
final class Relations {
    private Relations() {}

    static Source source(Reference reference, Dialect dialect) {
        PolicyRelation relation = reference.relation();
        Leakproof masks = new Leakproof(dialect, new TableReads(relation, dialect, true));
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

    /** Judges conditions over the one table of a relation, by the alias it has there. */
    static Leakproof conditions(PolicyRelation relation, Dialect dialect) {
        return new Leakproof(dialect, new TableReads(relation, dialect, false));
    }

    /**
     * The columns of a relation's table inside the relation.
     *
     * @param denied whether those may be read too that the statement itself may not read as they are
     */
    private record TableReads(PolicyRelation relation, Dialect dialect, boolean denied) implements Reads {
        @Override
        public Optional<Family> column(ColumnReference reference) {
            if (!reference.qualifier().equals(List.of(relation.alias()))) {
                return Optional.empty();
            }
            return denied
                    ? relation.table().column(reference.column()).map(column -> Family.of(column.type(), dialect))
                    : relation.column(reference.column())
                            .filter(column -> !column.masked())
                            .map(column -> Family.of(column.column().type(), dialect));
        }

        @Override
        public int digits(ColumnReference reference) {
            return relation.table()
                    .column(reference.column())
                    .map(column -> column.type().precision())
                    .orElse(Family.MOST_DIGITS);
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
