package dev.ormai.planner.fence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source of rows in a FROM.
 *
 * @param columns by folded name, in order; a column without a name that we know has one that no statement can write
 * @param open whether there may be other columns
 * @param all every table that it reads rows of
 */
record Source(Optional<String> name, Map<String, Origin> columns, boolean open, Set<Reference> all) {
    Source named(Optional<String> newName, List<String> newColumns) {
        if (newColumns.isEmpty()) {
            return new Source(newName, columns, open, all);
        }
        Map<String, Origin> renamed = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, Origin> column : columns.entrySet()) {
            renamed.put(place < newColumns.size() ? newColumns.get(place) : column.getKey(), column.getValue());
            place++;
        }
        for (; place < newColumns.size(); place++) {
            renamed.put(newColumns.get(place), Origin.unknown(all));
        }
        return new Source(newName, renamed, open, all);
    }

    /** As seen from outside a query. */
    Source derived() {
        Map<String, Origin> derived = new LinkedHashMap<>();
        columns.forEach((column, origin) -> derived.put(column, origin.derived()));
        return new Source(Optional.empty(), derived, open, all);
    }

    Source behindBarrier() {
        Map<String, Origin> behind = new LinkedHashMap<>();
        columns.forEach((column, origin) -> behind.put(column, origin.behindBarrier()));
        return new Source(name, behind, open, Set.of());
    }

    /** Column by column, as in a set operation. */
    Source or(Source other) {
        Map<String, Origin> both = new LinkedHashMap<>();
        List<Origin> others = List.copyOf(other.columns.values());
        int place = 0;
        for (Map.Entry<String, Origin> column : columns.entrySet()) {
            Origin right = place < others.size() ? others.get(place) : Origin.unknown(other.all);
            both.put(column.getKey(), column.getValue().or(right));
            place++;
        }
        Set<Reference> tables = new HashSet<>(all);
        tables.addAll(other.all);
        return new Source(name, both, open || other.open, tables);
    }
}
