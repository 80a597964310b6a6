package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ormai.policy.ErrorCode;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that moves to another schema takes its own names along, not the policy's. */
final class MovedSchemaTest {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: none
            models:
              Orders: {table: orders, rows: {tenant: none}}
            """;

    @Test
    void aModelDoesNotFollowTheClientIntoAnotherSchema(@TempDir Path folder) throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);

        try (TestDatabase database = Databases.h2()) {
            database.execute(
                    "create table orders (id int primary key)",
                    "insert into orders values (1)",
                    "create schema archive",
                    "create table archive.orders (id int primary key)",
                    "insert into archive.orders values (2)");
            String url = "jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length()) + ";ormai.policy=" + policy;

            try (Connection connection = DriverManager.getConnection(url, database.user(), database.password());
                    Statement statement = connection.createStatement()) {
                connection.setSchema("ARCHIVE");

                assertThatExceptionOfType(OrmAiSqlException.class)
                        .isThrownBy(() -> statement.executeQuery("select id from orders"))
                        .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.MODEL_NOT_ALLOWED));
                try (ResultSet rows = statement.executeQuery("select id from public.orders")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(1);
                }
            }
        }
    }
}
