package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** The common table expressions in front of a query. */
public record With(boolean recursive, List<CommonTable> tables) {
    public With {
        tables = List.copyOf(tables);
    }

    public With mapChildren(TreeMapper mapper) {
        return new With(
                recursive,
                tables.stream()
                        .map(t -> new CommonTable(t.name(), t.columns(), t.materialized(), mapper.query(t.query())))
                        .toList());
    }

    /** @param materialized whether MATERIALIZED or NOT MATERIALIZED was written */
    public record CommonTable(String name, List<String> columns, Optional<Boolean> materialized, Query query) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }
}
