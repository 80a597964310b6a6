package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ormai.policy.Principal;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PlanCacheTest {
    private final TestDatabase database = Databases.h2();
    private OrmAiDataSource source;

    @BeforeEach
    void shop() throws SQLException {
        Shops.create(database);
        source = OrmAiDataSource.around(Shops.source(database))
                .policy(Shops.policy())
                .audit("off")
                .principal(Shops.ACME)
                .build();
    }

    @AfterEach
    void end() throws Exception {
        source.close();
        database.close();
    }

    @Test
    void aNewLiteralIsServedByThePlanOfItsShape() throws SQLException {
        assertThat(names(Shops.ACME, "select name from customers where id = 1")).containsExactly("Ada");
        assertThat(names(Shops.ACME, "select name from customers where id = 2")).containsExactly("Bob");
        assertThat(names(Shops.ACME, "select name from customers where id = 1")).containsExactly("Ada");

        assertThat(source.planStatistics()).isEqualTo(new PlanStatistics(1, 1, 1));
    }

    @Test
    void aPlanOfAShapeShowsEachTenantItsOwnRows() throws SQLException {
        assertThat(names(Shops.ACME, "select name from customers where id <> 1"))
                .containsExactly("Bob", "Cyd", "Dan");
        assertThat(names(Shops.GLOBEX, "select name from customers where id <> 5"))
                .containsExactly("Fay");
        assertThat(names(Shops.GLOBEX, "select name from customers where id <> 2"))
                .containsExactly("Eve", "Fay");

        assertThat(source.planStatistics().planned()).isEqualTo(1);
    }

    @Test
    void aRefusalIsMadeForEachTextAnew() throws SQLException {
        for (int id = 1; id <= 3; id++) {
            String sql = "select ssn from customers where id = " + id;
            assertThatExceptionOfType(OrmAiSqlException.class).isThrownBy(() -> names(Shops.ACME, sql));
        }

        assertThat(source.planStatistics().sameShape()).isZero();
    }

    private List<String> names(Principal principal, String sql) throws SQLException {
        try (Connection connection = source.getConnection(principal);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
