package dev.ormai.driver.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class CatalogReaderTest {
    @Test
    void tablesKeysAndViewsAreRead() throws SQLException {
        try (TestDatabase database = Databases.h2()) {
            CatalogCases.createTables(database);

            CatalogCases.tablesKeysAndViewsAreRead(CatalogCases.read(database, Dialect.H2), "PUBLIC", true);
        }
    }

    @Test
    void theVersionMovesWithTheTablesAndOnlyWithThem() throws SQLException {
        try (TestDatabase database = Databases.h2()) {
            CatalogCases.createTables(database);
            Catalog before = CatalogCases.read(database, Dialect.H2);

            database.execute("insert into parents values (1, 1, 'x')");
            assertThat(CatalogCases.read(database, Dialect.H2).version()).isEqualTo(before.version());

            database.execute("alter table parents alter column label varchar(13)");
            assertThat(CatalogCases.read(database, Dialect.H2).version()).isNotEqualTo(before.version());
        }
    }

    @Test
    void theDatabasesOwnTablesAreLeftOut() throws SQLException {
        try (TestDatabase database = Databases.h2()) {
            assertThat(CatalogCases.read(database, Dialect.H2).tables()).isEmpty();
        }
    }
}
