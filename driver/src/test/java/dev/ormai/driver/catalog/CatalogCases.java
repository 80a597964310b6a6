package dev.ormai.driver.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.ForeignKey;
import dev.ormai.planner.catalog.Table;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** What holds for the catalog of each product. Names are given in the product's own case. */
final class CatalogCases {
    private CatalogCases() {}

    static void createTables(TestDatabase database) throws SQLException {
        database.execute(
                "create table parents (a int not null, b int not null, label varchar(12), primary key (b, a))",
                "create table children (id bigint primary key, parent_a int, parent_b int, amount numeric(9, 2),"
                        + " constraint child_parent foreign key (parent_b, parent_a) references parents (b, a))",
                "create view labels as select label from parents");
    }

    static Catalog read(TestDatabase database, Dialect dialect) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogReader.read(connection, dialect);
        }
    }

    static void tablesKeysAndViewsAreRead(Catalog catalog, String schema, boolean upper) {
        Table parents = table(catalog, schema, "parents", upper);
        assertThat(parents.columns().stream().map(Column::name).toList())
                .isEqualTo(List.of(name("a", upper), name("b", upper), name("label", upper)));
        assertThat(parents.columns().stream().map(Column::nullable).toList()).containsExactly(false, false, true);
        assertThat(parents.primaryKey()).containsExactly(name("b", upper), name("a", upper));

        Table children = table(catalog, schema, "children", upper);
        assertThat(children.foreignKeys())
                .containsExactly(new ForeignKey(
                        List.of(name("parent_b", upper), name("parent_a", upper)),
                        parents.id(),
                        List.of(name("b", upper), name("a", upper))));
        Column amount = children.columns().get(3);
        assertThat(amount.type().precision()).isEqualTo(9);
        assertThat(amount.type().scale()).isEqualTo(2);
        assertThat(children.columns().get(0).type().jdbcType()).isEqualTo(Types.BIGINT);

        assertThat(table(catalog, schema, "labels", upper).columns()).hasSize(1);
    }

    private static Table table(Catalog catalog, String schema, String name, boolean upper) {
        return catalog.table(schema, name(name, upper)).orElseThrow();
    }

    private static String name(String name, boolean upper) {
        return upper ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }
}
