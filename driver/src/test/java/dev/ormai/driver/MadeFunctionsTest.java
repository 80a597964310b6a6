package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ormai.policy.ErrorCode;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2: an alias that somebody made never runs in the place of a function of the database's own. */
final class MadeFunctionsTest {
    private static Connection guarded(TestDatabase database) throws SQLException {
        return OrmAiDataSource.around(Shops.source(database))
                .policy(Shops.policy())
                .audit("off")
                .principal(Shops.ACME)
                .build()
                .getConnection();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select upper(name) from customers",
                "select public.upper(name) from customers",
                "select \"PUBLIC\".\"UPPER\"(name) from customers",
                "select public.made(name) from customers",
                "select made(name) from customers"
            })
    void anAliasIsRefused(String sql) throws SQLException {
        try (TestDatabase database = Databases.h2()) {
            Shops.create(database);
            database.execute("create alias made for 'java.lang.System.getProperty(java.lang.String)'");
            database.execute("set builtin_alias_override true");
            database.execute("create alias upper for 'java.lang.System.getProperty(java.lang.String)'");
            try (Connection connection = guarded(database);
                    Statement statement = connection.createStatement()) {
                assertThatExceptionOfType(OrmAiSqlException.class)
                        .isThrownBy(() -> statement.executeQuery(sql))
                        .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.FUNCTION_NOT_ALLOWED));
                try (ResultSet rows = statement.executeQuery("select lower(name) from customers where id = 1")) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("ada");
                }
            }
        }
    }
}
