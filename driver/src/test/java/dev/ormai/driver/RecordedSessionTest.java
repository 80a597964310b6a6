package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements about the session are recorded like any others. */
final class RecordedSessionTest {
    @Test
    void eachHasARecordBeforeItIsPerformedAndItsOutcomeBehind(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("audit.jsonl");
        try (TestDatabase database = Databases.h2()) {
            Shops.create(database);
            OrmAiDataSource source = OrmAiDataSource.around(Shops.source(database))
                    .policy(Shops.policy())
                    .audit("jsonl:" + file)
                    .principal(Shops.ACME)
                    .build();
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("begin work");
                assertThatThrownBy(() -> statement.execute("rollback to savepoint no"))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> statement.execute("set mode mysql")).isInstanceOf(OrmAiSqlException.class);
            }
        }

        List<JsonNode> records = records(file);
        assertThat(records).hasSize(5);
        assertThat(records.get(0).path("statement").asText()).isEqualTo("BEGIN WORK");
        assertThat(records.get(0).path("rewritten").asText()).isEqualTo("BEGIN");
        assertThat(records.get(0).path("duration_ms").isNull()).isTrue();
        assertThat(records.get(0).path("policy_decisions").toString()).contains("performed on the connection");
        assertThat(records.get(1).path("id")).isEqualTo(records.get(0).path("id"));
        assertThat(records.get(1).path("affected_rows").asLong()).isZero();
        assertThat(records.get(3).path("error").path("type").asText()).isEqualTo("failed");
        assertThat(records.get(4).path("error").path("code").asText()).isEqualTo("STATEMENT_NOT_SUPPORTED");
    }

    private static List<JsonNode> records(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }
}
