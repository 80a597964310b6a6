package dev.ormai.planner.catalog;

import dev.ormai.planner.Dialect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of one database as they were when it was read. Immutable; safe to share.
 *
 * @param version changes whenever a table, column, key or other object does
 * @param foldsTables whether the database compares table names without regard to case, as MySQL does on some systems
 * @param objects what else has a name that a statement could mean
 * @param systemTables the database's own tables and views, which no model names and no name of {@link #table} means
 */
public record Catalog(
        Dialect dialect,
        String version,
        boolean foldsTables,
        Map<TableId, Table> tables,
        SchemaObjects objects,
        Map<TableId, Table> systemTables) {
    public Catalog {
        tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        systemTables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(systemTables));
    }

    /** A catalog of tables alone. */
    public static Catalog of(Dialect dialect, String version, boolean foldsTables, Collection<Table> tables) {
        return of(dialect, version, foldsTables, tables, SchemaObjects.NONE);
    }

    public static Catalog of(
            Dialect dialect, String version, boolean foldsTables, Collection<Table> tables, SchemaObjects objects) {
        return new Catalog(dialect, version, foldsTables, byId(tables), objects, Map.of());
    }

    /** The same with what is known of the database's own tables. */
    public Catalog withSystemTables(Collection<Table> systemTables) {
        return new Catalog(dialect, version, foldsTables, tables, objects, byId(systemTables));
    }

    private static Map<TableId, Table> byId(Collection<Table> tables) {
        Map<TableId, Table> byId = new LinkedHashMap<>();
        tables.forEach(t -> byId.put(t.id(), t));
        return byId;
    }

    /** @throws IllegalArgumentException if it is not there */
    public Table table(TableId id) {
        Table table = tables.get(id);
        if (table == null) {
            throw new IllegalArgumentException("no table " + id);
        }
        return table;
    }

    /** The table of this schema and name, as the database would resolve it. */
    public Optional<Table> table(String schema, String name) {
        Table exact = tables.get(new TableId(schema, name));
        if (exact != null || !foldsTables) {
            return Optional.ofNullable(exact);
        }
        return tables.values().stream()
                .filter(t -> AsciiCase.equal(t.id().schema(), schema) && AsciiCase.equal(t.id().name(), name))
                .findFirst();
    }

    /** The first table of this name along the search path. */
    public Optional<Table> table(String name, NameScope scope) {
        return scope.searchPath().stream()
                .flatMap(schema -> table(schema, name).stream())
                .findFirst();
    }
}
