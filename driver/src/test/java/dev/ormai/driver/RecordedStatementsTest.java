package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordedStatementsTest {
    private final TestDatabase database = Databases.h2();
    private final Path file;

    RecordedStatementsTest(@TempDir Path folder) {
        this.file = folder.resolve("audit.jsonl");
    }

    @BeforeEach
    void createShop() throws SQLException {
        Shops.create(database);
    }

    @AfterEach
    void dropShop() throws SQLException {
        database.close();
    }

    @Test
    void aStatementIsRecordedBeforeItsFirstRowAndOnceWhenItEnds() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("select name from customers");
            assertThat(records()).hasSize(1);
            assertThat(records().get(0).get("duration_ms").isNull()).isTrue();

            rows.next();
            rows.next();
            rows.close();
            rows.close();
            statement.close();
        }

        assertThat(records()).hasSize(2);
        assertThat(records().get(1).get("row_count").asLong()).isEqualTo(2);
        assertThat(records().get(1).get("id")).isEqualTo(records().get(0).get("id"));
        assertThat(records().get(1).get("tenant_id").asText()).isEqualTo("acme");
    }

    @Test
    void closingTheConnectionEndsWhatStillRuns() throws Exception {
        try (Connection connection = connect()) {
            connection
                    .createStatement()
                    .executeQuery("select name from customers")
                    .next();
        }

        assertThat(records()).hasSize(2);
        assertThat(records().get(1).get("row_count").asLong()).isEqualTo(1);
    }

    @Test
    void aRefusedStatementHasOneRecordWithItsError() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from secrets"))
                    .isInstanceOf(OrmAiSqlException.class);
        }

        assertThat(records()).hasSize(1);
        assertThat(records().get(0).get("error").get("code").asText()).isEqualTo("MODEL_NOT_ALLOWED");
    }

    @Test
    void aFailedStatementIsRecordedWithoutItsValues() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement
                            .executeQuery("select cast(name as int) from customers")
                            .next())
                    .isInstanceOf(SQLException.class);
        }

        JsonNode error = records().get(1).get("error");
        assertThat(error.get("type").asText()).isEqualTo("failed");
        assertThat(error.toString()).doesNotContain("Ada");
    }

    @Test
    void boundValuesAreRecordedByTypeAndLength() throws Exception {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select id from customers where name = ?")) {
            statement.setString(1, "Ada");
            statement.executeQuery().close();
        }

        assertThat(records().get(0).get("inputs").toString())
                .isEqualTo("{\"parameters\":[{\"type\":\"String\",\"length\":3}]}");
    }

    @Test
    void writtenRowsAreCounted() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into notes values (1, 'a'), (2, 'b')");
        }

        assertThat(records().get(1).get("affected_rows").asLong()).isEqualTo(2);
    }

    @Test
    void aStatementThatCannotBeRecordedDoesNotRun() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        String yaml =
                """
                version: 1
                profile: prod
                tenant: tenant_id
                models: {Customer: {table: customers}}
                audit: {sink: "jsonl:/dev/full", on_failure: refuse}
                """;
        OrmAiDataSource source = OrmAiDataSource.around(Shops.source(database))
                .policy(dev.ormai.policy.file.PolicyFile.parse(yaml, "full.yaml", dev.ormai.policy.Secrets.ofProcess()))
                .planner(new WrappingPlanner())
                .principal(Shops.ACME)
                .build();

        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("insert into notes values (1, 'a')"))
                    .hasMessageContaining("AUDIT_UNAVAILABLE");
        }

        assertThat(database.query("select * from notes").isEmpty()).isTrue();
    }

    /** What the process configuration says of failures holds, whatever the policy says. */
    @ParameterizedTest
    @CsvSource({"refuse,warn", "warn,refuse"})
    void theConfigurationSaysWhetherAnUnrecordedStatementRuns(String configured, String inPolicy) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
        Files.writeString(
                file.resolveSibling("policy.yaml"),
                """
                version: 1
                profile: internal
                tenant: tenant_id
                models: {Customer: {table: customers}}
                audit: {sink: "jsonl:/dev/full", on_failure: %s}
                """
                        .formatted(inPolicy));
        Path configuration = Files.writeString(
                file.resolveSibling("ormai.yaml"),
                """
                policy: policy.yaml
                audit: {sink: "jsonl:/dev/full", on_failure: %s, retention_days: 90}
                """
                        .formatted(configured));
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ormai.config", configuration.toString());
        properties.setProperty("ormai.tenant", "acme");
        String url = "jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length());

        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            if (configured.equals("refuse")) {
                assertThatThrownBy(() -> statement.executeQuery("select name from customers"))
                        .hasMessageContaining("AUDIT_UNAVAILABLE");
            } else {
                assertThat(statement.executeQuery("select name from customers").next())
                        .isTrue();
            }
        }
    }

    private Connection connect() throws SQLException {
        return Shops.around(database)
                .audit("jsonl:" + file)
                .principal(Shops.ACME)
                .build()
                .getConnection();
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }
}
