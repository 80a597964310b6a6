package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.system.SystemList;
import dev.ormai.planner.tree.QualifiedName;
import java.util.List;
import java.util.Optional;

/** Finds the table of the database's own catalog that a name means, if it is one that is shown. */
public final class SystemNames {
    private static final String FIRST = "pg_catalog";

    private SystemNames() {}

    public static Optional<TableId> find(QualifiedName name, Catalog catalog, NameScope scope) {
        return switch (name.parts().size()) {
            case 1 -> unqualified(name.last(), catalog, scope);
            case 2 -> in(name.parts().get(0), name.last(), catalog);
            default -> Optional.empty();
        };
    }

    /** PostgreSQL looks into pg_catalog before the search path, unless the path names it. */
    private static Optional<TableId> unqualified(String name, Catalog catalog, NameScope scope) {
        List<String> path = scope.searchPath();
        if (catalog.dialect() == Dialect.POSTGRESQL && !path.contains(FIRST)) {
            Optional<TableId> found = in(FIRST, name, catalog);
            if (found.isPresent()) {
                return found;
            }
        }
        for (String schema : path) {
            if (catalog.table(schema, name).isPresent()) {
                return Optional.empty();
            }
            Optional<TableId> found = in(schema, name, catalog);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<TableId> in(String schema, String name, Catalog catalog) {
        if (catalog.systemTables().isEmpty()) {
            return Optional.empty();
        }
        var tables = SystemList.of(catalog.dialect()).tables();
        Optional<TableId> found = catalog.dialect() == Dialect.MYSQL
                ? tables.keySet().stream()
                        .filter(id -> AsciiCase.equal(id.schema(), schema) && AsciiCase.equal(id.name(), name))
                        .findFirst()
                : Optional.of(new TableId(schema, name)).filter(tables::containsKey);
        return found.filter(id -> Optional.ofNullable(tables.get(id))
                .filter(table -> Optional.ofNullable(catalog.systemTables().get(table.source()))
                        .filter(table::fits)
                        .isPresent())
                .isPresent());
    }
}
