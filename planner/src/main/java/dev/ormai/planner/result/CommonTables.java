package dev.ormai.planner.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The common table expressions in scope and the columns they give. Immutable. */
record CommonTables(Map<String, List<Item>> columns) {
    static final CommonTables NONE = new CommonTables(Map.of());

    CommonTables with(String name, List<Item> items) {
        Map<String, List<Item>> more = new HashMap<>(columns);
        more.put(name, items);
        return new CommonTables(more);
    }

    Optional<List<Item>> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }
}
