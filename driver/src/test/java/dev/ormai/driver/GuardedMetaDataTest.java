package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GuardedMetaDataTest {
    private final TestDatabase database = Databases.h2();

    @BeforeEach
    void createShop() throws SQLException {
        Shops.create(database);
        database.execute(
                "create index customers_name on customers (name)", "create index customers_ssn on customers (ssn)");
    }

    @AfterEach
    void dropShop() throws SQLException {
        database.close();
    }

    @Test
    void onlyListedTablesAreShown() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            DatabaseMetaData metaData = connection.getMetaData();

            assertThat(Rows.read(metaData.getTables(null, null, "%", null)).column("TABLE_NAME"))
                    .containsExactly("CUSTOMERS");
            assertThat(Rows.read(metaData.getSchemas()).column("TABLE_SCHEM")).containsExactly("PUBLIC");
        }
    }

    @Test
    void theAccountIsNobodys() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("OWNER");
        }
    }

    @Test
    void deniedColumnsAreNotShown() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            assertThat(Rows.read(connection.getMetaData().getColumns(null, null, "%", "%"))
                            .column("COLUMN_NAME"))
                    .containsExactly("ID", "TENANT_ID", "NAME", "BORN", "CREDIT");
        }
    }

    @Test
    void keysOfHiddenTablesAreNotShown() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            DatabaseMetaData metaData = connection.getMetaData();

            assertThat(Rows.read(metaData.getPrimaryKeys(null, null, "CUSTOMERS"))
                            .column("COLUMN_NAME"))
                    .containsExactly("ID");
            assertThat(Rows.read(metaData.getPrimaryKeys(null, null, "SECRETS")).isEmpty())
                    .isTrue();
            assertThat(Rows.read(metaData.getBestRowIdentifier(null, null, "SECRETS", 0, true))
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void indexesTellNothingOfTheRows() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            Rows indexes = Rows.read(connection.getMetaData().getIndexInfo(null, null, "CUSTOMERS", false, false));

            assertThat(indexes.column("COLUMN_NAME")).containsExactlyInAnyOrder("ID", "NAME");
            assertThat(indexes.column("CARDINALITY")).containsOnlyNulls();
        }
    }

    @Test
    void functionsAreNotShown() throws SQLException {
        database.execute("create alias twice as 'int twice(int n) { return 2 * n; }'");

        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            assertThat(Rows.read(connection.getMetaData().getProcedures(null, null, "%"))
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void hiddenRowsCannotBeCountedByJumps() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            assertThatThrownBy(tables::last).isInstanceOf(SQLException.class);
            assertThat(tables.next()).isTrue();
            assertThat(tables.getRow()).isEqualTo(1);
        }
    }

    @Test
    void theUrlIsOurs() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            assertThat(connection.getMetaData().getURL()).startsWith("jdbc:ormai:h2:mem:");
            assertThat(connection.toString()).startsWith("OrmAI connection to jdbc:ormai:h2:mem:");
        }
    }
}
