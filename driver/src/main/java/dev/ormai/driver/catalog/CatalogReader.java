package dev.ormai.driver.catalog;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.ForeignKey;
import dev.ormai.planner.catalog.SchemaObject;
import dev.ormai.planner.catalog.SchemaObjects;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.catalog.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tables, views and other named objects of all schemas but the database's own. */
public final class CatalogReader {
    /** Our own tables are there for no statement of anybody's, whatever a policy opens. */
    private static final Set<String> OWN = Set.of("ormai_receipts", "ormai_approvals");

    private CatalogReader() {}

    /**
     * Reads them as the connection's user sees them; opens a transaction if the connection is not in autocommit, and leaves
     * it open.
     */
    public static Catalog read(Connection connection, Dialect dialect) throws SQLException {
        CatalogQueries queries =
                switch (dialect) {
                    case POSTGRESQL -> PostgresqlCatalog.QUERIES;
                    case MYSQL -> MysqlCatalog.QUERIES;
                    case H2 -> H2Catalog.QUERIES;
                };
        try (Statement statement = connection.createStatement()) {
            boolean folds = queries.foldsTables().isPresent()
                    && !single(statement, queries.foldsTables().get()).equals("0");
            Collection<Table> tables = tables(statement, queries);
            SchemaObjects objects = objects(statement, queries);
            Collection<Table> systemTables = systemTables(statement, queries);
            List<Table> all = new ArrayList<>(tables);
            all.addAll(systemTables);
            return Catalog.of(dialect, CatalogVersion.of(dialect, folds, all, objects), folds, tables, objects)
                    .withSystemTables(systemTables);
        }
    }

    private static SchemaObjects objects(Statement statement, CatalogQueries queries) throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(queries.objects())) {
            while (row.next()) {
                objects.add(new SchemaObject(
                        SchemaObject.Kind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4))));
            }
        }
        return new SchemaObjects(objects);
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Collection<Table> tables(Statement statement, CatalogQueries queries) throws SQLException {
        Map<TableId, List<Column>> columns = columns(statement, queries.columns(), queries);
        Map<TableId, List<String>> primaryKeys = primaryKeys(statement, queries);
        Map<TableId, List<ForeignKey>> foreignKeys = foreignKeys(statement, queries);
        Map<TableId, List<UniqueKey>> uniqueKeys = uniqueKeys(statement, queries);
        List<Table> tables = new ArrayList<>();
        columns.keySet().removeIf(id -> OWN.contains(id.name().toLowerCase(Locale.ROOT)));
        columns.forEach((id, list) -> tables.add(new Table(
                id,
                list,
                primaryKeys.getOrDefault(id, List.of()),
                foreignKeys.getOrDefault(id, List.of()),
                uniqueKeys.getOrDefault(id, List.of()))));
        return tables;
    }

    private static Collection<Table> systemTables(Statement statement, CatalogQueries queries) throws SQLException {
        List<Table> tables = new ArrayList<>();
        columns(statement, queries.systemColumns(), queries)
                .forEach((id, list) -> tables.add(new Table(id, list, List.of(), List.of())));
        return tables;
    }

    private static Map<TableId, List<Column>> columns(Statement statement, String query, CatalogQueries queries)
            throws SQLException {
        Map<TableId, List<Column>> columns = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                Column column = new Column(row.getString(3), queries.types().type(row), row.getBoolean("is_nullable"));
                columns.computeIfAbsent(table(row, 1), id -> new ArrayList<>()).add(column);
            }
        }
        return columns;
    }

    private static Map<TableId, List<String>> primaryKeys(Statement statement, CatalogQueries queries)
            throws SQLException {
        Map<TableId, List<String>> keys = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(queries.primaryKeys())) {
            while (row.next()) {
                keys.computeIfAbsent(table(row, 1), id -> new ArrayList<>()).add(row.getString(3));
            }
        }
        return keys;
    }

    private static Map<TableId, List<ForeignKey>> foreignKeys(Statement statement, CatalogQueries queries)
            throws SQLException {
        record Name(TableId table, String constraint) {}
        Map<Name, ForeignKey> keys = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(queries.foreignKeys())) {
            while (row.next()) {
                ForeignKey part = new ForeignKey(List.of(row.getString(4)), table(row, 5), List.of(row.getString(7)));
                keys.merge(new Name(table(row, 1), row.getString(3)), part, CatalogReader::joined);
            }
        }
        Map<TableId, List<ForeignKey>> byTable = new LinkedHashMap<>();
        keys.forEach((name, key) ->
                byTable.computeIfAbsent(name.table(), id -> new ArrayList<>()).add(key));
        return byTable;
    }

    private static Map<TableId, List<UniqueKey>> uniqueKeys(Statement statement, CatalogQueries queries)
            throws SQLException {
        Map<TableId, Map<String, List<String>>> columns = new LinkedHashMap<>();
        if (queries.uniqueKeys().isPresent()) {
            try (ResultSet row = statement.executeQuery(queries.uniqueKeys().get())) {
                while (row.next()) {
                    columns.computeIfAbsent(table(row, 1), id -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
                            .add(row.getString(4));
                }
            }
        }
        Map<TableId, List<UniqueKey>> keys = new LinkedHashMap<>();
        columns.forEach((id, byName) -> keys.put(
                id,
                byName.entrySet().stream()
                        .map(key -> new UniqueKey(key.getKey(), key.getValue()))
                        .toList()));
        return keys;
    }

    private static ForeignKey joined(ForeignKey first, ForeignKey next) {
        List<String> columns = new ArrayList<>(first.columns());
        columns.addAll(next.columns());
        List<String> targets = new ArrayList<>(first.targetColumns());
        targets.addAll(next.targetColumns());
        return new ForeignKey(columns, first.target(), targets);
    }

    private static TableId table(ResultSet row, int at) throws SQLException {
        return new TableId(row.getString(at), row.getString(at + 1));
    }
}
