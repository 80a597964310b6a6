package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What a principal hears of a model that does not fit its table. */
final class MisfitModelTest {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Customer: {table: customers, fields: {not_there: deny, ssn: deny}, rows: {filter: "name <> 'hidden rule'"}}
            """;

    @Test
    void neitherColumnsNorRulesAreTold() throws SQLException {
        try (TestDatabase database = Databases.h2()) {
            Shops.create(database);
            try (Connection connection = OrmAiDataSource.around(Shops.source(database))
                            .policy(PolicyFile.parse(POLICY, "shop.yaml", Secrets.ofProcess()))
                            .audit("off")
                            .principal(Shops.ACME)
                            .build()
                            .getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatExceptionOfType(OrmAiSqlException.class)
                        .isThrownBy(() -> statement.executeQuery("select name from customers"))
                        .satisfies(e -> {
                            assertThat(e.error().code()).isEqualTo(ErrorCode.POLICY_INVALID);
                            assertThat(e.error().toJson()).containsIgnoringCase("model");
                            assertThat(e.error().toJson()).doesNotContainIgnoringCase("ssn");
                            assertThat(e.error().toJson()).doesNotContainIgnoringCase("not_there");
                            assertThat(e.error().toJson()).doesNotContain("hidden rule");
                        });
            }
        }
    }
}
