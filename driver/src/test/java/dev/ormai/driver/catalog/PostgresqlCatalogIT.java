package dev.ormai.driver.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgresqlCatalogIT {
    @Test
    void tablesKeysAndViewsAreRead() throws SQLException {
        try (TestDatabase database = Databases.postgres()) {
            CatalogCases.createTables(database);

            CatalogCases.tablesKeysAndViewsAreRead(CatalogCases.read(database, Dialect.POSTGRESQL), "public", false);
        }
    }

    @Test
    void everyKindOfTableIsRead() throws SQLException {
        try (TestDatabase database = Databases.postgres()) {
            database.execute(
                    "create schema other",
                    "create table other.parted (id int, day date) partition by range (day)",
                    "create table other.part partition of other.parted for values from ('2020-01-01') to ('2021-01-01')",
                    "create materialized view other.days as select day from other.parted");

            assertThat(CatalogCases.read(database, Dialect.POSTGRESQL).tables().keySet())
                    .containsExactly(
                            new TableId("other", "days"), new TableId("other", "part"), new TableId("other", "parted"));
        }
    }

    @Test
    void typesAreThoseOfTheDriver() throws SQLException {
        try (TestDatabase database = Databases.postgres()) {
            database.execute(
                    "create type mood as enum ('sad', 'glad')",
                    "create domain price as numeric(8, 3)",
                    "create table t (a smallint, b int, c bigint, d real, e float8, f numeric, g numeric(7, -2),"
                            + " h varchar(9), i char(4), j text, k boolean, l bytea, m date, n timestamp,"
                            + " o timestamptz, p uuid, q jsonb, r int[], s mood, u time, v price, w xml)");

            Catalog catalog = CatalogCases.read(database, Dialect.POSTGRESQL);
            Table table = catalog.table("public", "t").orElseThrow();

            assertThat(table.columns().stream()
                            .filter(column -> !column.name().equals("v"))
                            .map(column -> column.type().jdbcType())
                            .toList())
                    .isEqualTo(typesOfTheDriver(database));
            assertThat(type(table, "g")).isEqualTo(new ColumnType(Types.NUMERIC, "numeric", 7, -2));
            assertThat(type(table, "h")).isEqualTo(new ColumnType(Types.VARCHAR, "varchar", 9, 0));
            assertThat(type(table, "r")).isEqualTo(new ColumnType(Types.ARRAY, "_int4", 0, 0));
            assertThat(type(table, "v")).isEqualTo(new ColumnType(Types.NUMERIC, "numeric", 8, 3));
        }
    }

    private static ColumnType type(Table table, String column) {
        return table.column(column).map(Column::type).orElseThrow();
    }

    private static List<Integer> typesOfTheDriver(TestDatabase database) throws SQLException {
        List<Integer> types = new java.util.ArrayList<>();
        try (Connection connection = database.connect();
                ResultSet columns = connection.getMetaData().getColumns(null, "public", "t", null)) {
            while (columns.next()) {
                if (!columns.getString("COLUMN_NAME").equals("v")) {
                    types.add(columns.getInt("DATA_TYPE"));
                }
            }
        }
        return types;
    }
}
