package dev.ormai.policy.decision;

import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.TableName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a statement touches one base table. A table that stands in the statement twice may be given once with what both
 * places touch, or twice.
 *
 * @param name the table as the statement names it, for messages
 * @param model the model of the table; absent for a table that is not listed and for one that does not exist
 * @param operation what is done to its rows; a read where the table is only a source
 * @param columns every column of the table, in the catalog's order
 * @param named the columns that the statement names, in any clause; not those reached by {@code *} alone
 * @param compared of the named ones, those whose value decides something: where, join, order, group, having, aggregates
 * @param written the columns that the statement sets
 */
public record TableAccess(
        TableName name,
        Optional<ModelPolicy> model,
        Operation operation,
        Set<String> columns,
        Set<String> named,
        Set<String> compared,
        Set<String> written) {
    public TableAccess {
        columns = copy(columns);
        named = copy(named);
        compared = copy(compared);
        written = copy(written);
    }

    /** A read of a listed table. */
    public static TableAccess read(ModelPolicy model, Set<String> columns, Set<String> named, Set<String> compared) {
        return new TableAccess(model.table(), Optional.of(model), Operation.READ, columns, named, compared, Set.of());
    }

    /** A table that is not listed or not there; nothing else is said of it. */
    public static TableAccess unknown(TableName name) {
        return new TableAccess(name, Optional.empty(), Operation.READ, Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** Keeps the order, which messages and obligations show. */
    private static Set<String> copy(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
