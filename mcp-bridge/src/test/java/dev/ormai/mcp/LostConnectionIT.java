package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.ToolName;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Agents go on when the database has cut their connections, as when it starts anew. */
final class LostConnectionIT {
    private static final String KEY = "a key for tests, known to everybody";

    @Test
    void theCallAfterTheOneThatFailedHasAConnectionThatWorks() throws Exception {
        try (TestDatabase database = Databases.fresh(DatabaseKind.POSTGRESQL)) {
            Shop.create(database);
            try (OrmAiDataSource guarded = guarded(database);
                    HikariDataSource pool = poolOfOne(guarded)) {
                AgentTools tools = new AgentTools(
                        pool,
                        new Cursors(KEY.getBytes(StandardCharsets.UTF_8), Clock.systemUTC(), Duration.ofMinutes(10)),
                        ToolName.UNDERSCORE);
                JsonNode cut = cutWhileAsked(database, tools);

                assertThat(cut.path("error").path("code").asText()).isEqualTo("UPSTREAM_ERROR");
                assertThat(count(tools).path("success").asBoolean()).isTrue();
            }
        }
    }

    /** The call waits for a table that is locked, and loses its connection there. */
    private static JsonNode cutWhileAsked(TestDatabase database, AgentTools tools) throws Exception {
        try (Connection locking = database.connect();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table orders in access exclusive mode");
            CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(() -> count(tools));
            while (!asked.isDone()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'");
                Thread.onSpinWait();
            }
            return asked.get();
        }
    }

    private static JsonNode count(AgentTools tools) {
        JsonNode arguments = JsonNodeFactory.instance.objectNode().put("sql", "select count(*) as n from orders");
        return tools.call(AgentShop.ACME, "db_sql", arguments, Optional.empty());
    }

    private static OrmAiDataSource guarded(TestDatabase database) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return OrmAiDataSource.around(source)
                .policy(PolicyFile.parse(Shop.policyYaml(), "shop.yaml", reference -> KEY))
                .scoped()
                .audit("off")
                .build();
    }

    private static HikariDataSource poolOfOne(OrmAiDataSource guarded) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(guarded);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
