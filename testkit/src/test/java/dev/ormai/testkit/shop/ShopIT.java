package dev.ormai.testkit.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ShopIT {
    @Test
    void postgresHoldsTheRowsThatH2Holds() throws Exception {
        rowsAreThoseOfH2(DatabaseKind.POSTGRESQL);
    }

    @Test
    @Tag("mariadb")
    void mariaDbHoldsTheRowsThatH2Holds() throws Exception {
        rowsAreThoseOfH2(DatabaseKind.MARIADB);
    }

    /** In the terms that all databases share. */
    private static void rowsAreThoseOfH2(DatabaseKind kind) throws Exception {
        try (TestDatabase h2 = Databases.h2();
                TestDatabase other = Databases.fresh(kind)) {
            Shop.create(h2);
            Shop.create(other);

            for (String table : Shop.tables()) {
                Rows expected = h2.query("select * from " + table).acrossDatabases();
                Rows actual = other.query("select * from " + table).acrossDatabases();

                assertThat(actual.differenceInAnyOrder(expected)).as(table).isEmpty();
            }
        }
    }
}
