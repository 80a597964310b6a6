package dev.ormai.planner.bind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The common table expressions that a name may mean at one place of a statement. Immutable. */
final class CommonTables {
    static final CommonTables NONE = new CommonTables(Map.of());

    private final Map<String, Columns> columnsByName;

    private CommonTables(Map<String, Columns> columnsByName) {
        this.columnsByName = columnsByName;
    }

    CommonTables with(String name, Columns columns) {
        Map<String, Columns> more = new HashMap<>(columnsByName);
        more.put(name, columns);
        return new CommonTables(more);
    }

    Optional<Columns> find(String name) {
        return Optional.ofNullable(columnsByName.get(name));
    }
}
