package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.Write;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wanted keys as items of RETURNING, which is what PostgreSQL's driver makes of them; H2 knows them without one. Among the columns that
 * the principal sees, for the others are not there.
 */
final class KeyItems {
    private final PolicyRelation relation;
    private final Dialect dialect;

    private KeyItems(PolicyRelation relation, Dialect dialect) {
        this.relation = relation;
        this.dialect = dialect;
    }

    /** The write, giving the keys; as it is where it gives rows by itself, and a DELETE of H2, which makes none. */
    static Write asked(Write write, WantedKeys wanted, PolicyRelation relation, Dialect dialect) {
        boolean none = dialect == Dialect.H2 && write instanceof Delete;
        return none || !write.returning().isEmpty()
                ? write
                : write.returning(new KeyItems(relation, dialect).of(wanted));
    }

    private List<SelectItem> of(WantedKeys wanted) {
        if (wanted instanceof WantedKeys.Generated) {
            return dialect == Dialect.POSTGRESQL
                    ? List.of(new SelectItem.AllColumns(Optional.empty()))
                    : items(generated());
        }
        if (wanted instanceof WantedKeys.Named named) {
            return items(named.columns().stream().map(this::spelled).toList());
        }
        List<String> columns = new ArrayList<>();
        if (wanted instanceof WantedKeys.Numbered numbered) {
            numbered.places().forEach(place -> columns.add(at(place)));
        }
        return items(columns);
    }

    /** The catalog knows no defaults: the primary key as far as it is shown, or else the whole row. */
    private List<String> generated() {
        List<String> shown =
                relation.columns().stream().map(c -> c.column().name()).toList();
        List<String> key = relation.table().primaryKey();
        return !key.isEmpty() && shown.containsAll(key) ? key : shown;
    }

    /** PostgreSQL's driver takes a name as it is; H2 also in another case. */
    private String spelled(String name) {
        List<String> similar = relation.columns().stream()
                .map(c -> c.column().name())
                .filter(column -> AsciiCase.equal(column, name))
                .toList();
        boolean free = dialect == Dialect.H2 && relation.column(name).isEmpty() && similar.size() == 1;
        return free ? similar.get(0) : name;
    }

    private String at(int place) {
        if (place < 1 || place > relation.columns().size()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.VALIDATION_ERROR,
                    "column %d of model '%s' does not exist: it has %d"
                            .formatted(
                                    place, relation.model(), relation.columns().size()),
                    "ask for generated keys by the names of columns"));
        }
        return relation.columns().get(place - 1).column().name();
    }

    private static List<SelectItem> items(List<String> columns) {
        return columns.stream()
                .<SelectItem>map(column -> new SelectItem.Value(new ColumnReference(List.of(column)), Optional.empty()))
                .toList();
    }
}
