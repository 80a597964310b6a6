package dev.ormai.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.driver.WriteTerms;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.ToolName;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Principal;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The sample shop with the tools for agents in front of it. */
public final class AgentShop implements AutoCloseable {
    public static final Principal ACME = Principal.of("acme", "u-1");
    public static final Principal GLOBEX = Principal.of("globex", "u-2");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] CURSOR_KEY = "a key for tests, known to everybody".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase database;
    private final HikariDataSource raw;
    private final OrmAiDataSource guarded;
    private final HikariDataSource pool;
    private final AgentTools tools;

    private AgentShop(TestDatabase database, PolicySet policy, String audit, Clock clock, WriteTerms terms) {
        this.database = database;
        HikariConfig inner = new HikariConfig();
        inner.setJdbcUrl(database.jdbcUrl());
        inner.setUsername(database.user());
        inner.setPassword(database.password());
        inner.setMinimumIdle(1);
        this.raw = new HikariDataSource(inner);
        this.guarded =
                OrmAiDataSource.around(raw).policy(policy).scoped().audit(audit).build();
        this.pool = pool(guarded);
        this.tools = new AgentTools(
                pool,
                new Cursors(CURSOR_KEY, clock, Duration.ofMinutes(10)),
                ToolName.UNDERSCORE,
                Optional.empty(),
                terms);
    }

    private static HikariDataSource pool(DataSource guarded) {
        HikariConfig outer = new HikariConfig();
        outer.setDataSource(guarded);
        outer.setMinimumIdle(1);
        return new HikariDataSource(outer);
    }

    /** The shop under its own policy. */
    static AgentShop open(DatabaseKind kind) throws SQLException {
        return open(kind, Shop.policyYaml(), "off", Clock.systemUTC());
    }

    static AgentShop open(DatabaseKind kind, String policy, String audit, Clock clock) throws SQLException {
        TestDatabase database = Databases.fresh(kind);
        Shop.create(database);
        return over(database, policy, audit, clock);
    }

    /** A database of the caller's own; closed with this. */
    public static AgentShop over(TestDatabase database, String policy, String audit, Clock clock) {
        return over(database, policy, audit, clock, WriteTerms.PLAIN);
    }

    /** The same with somebody to ask. */
    public static AgentShop over(TestDatabase database, String policy, String audit, Clock clock, WriteTerms terms) {
        return new AgentShop(
                database,
                PolicyFile.parse(policy, "shop.yaml", reference -> "a key for tests, known to everybody"),
                audit,
                clock,
                terms);
    }

    public AgentTools tools() {
        return tools;
    }

    /** Connections behind the policy, each for the principal of its thread. */
    DataSource pool() {
        return pool;
    }

    TestDatabase database() {
        return database;
    }

    /** The envelope. */
    JsonNode call(Principal principal, String tool, String arguments) throws JsonProcessingException {
        return tools.call(principal, tool, JSON.readTree(arguments), Optional.empty());
    }

    /** The data of a call that has to succeed. */
    JsonNode data(Principal principal, String tool, String arguments) throws JsonProcessingException {
        JsonNode envelope = call(principal, tool, arguments);
        if (!envelope.path("success").asBoolean()) {
            throw new AssertionError(tool + " " + arguments + " → " + envelope);
        }
        return envelope.path("data");
    }

    /** The error of a call that must not succeed. */
    JsonNode error(Principal principal, String tool, String arguments) throws JsonProcessingException {
        JsonNode envelope = call(principal, tool, arguments);
        if (envelope.path("success").asBoolean()) {
            throw new AssertionError(tool + " " + arguments + " was answered: " + envelope);
        }
        return envelope.path("error");
    }

    @Override
    public void close() throws Exception {
        pool.close();
        guarded.close();
        raw.close();
        database.close();
    }
}
