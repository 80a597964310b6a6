package dev.ormai.mcp.killed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.driver.ApprovalReceipts;
import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.driver.WriteTerms;
import dev.ormai.driver.approval.JdbcQueue;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.ToolName;
import dev.ormai.policy.Principal;
import dev.ormai.policy.file.PolicyFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** An account whose deposits wait for a person, behind tools that tell of each step. */
final class Ledger implements AutoCloseable {
    static final Principal AGENT = Principal.of("acme", "agent-1");
    static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");
    static final String DEPOSIT = "{\"model\":\"Account\",\"id\":1,\"data\":{\"balance\":%d},\"reason\":\"salary\"%s}";
    private static final String POLICY =
            """
            version: 1
            profile: internal
            tenant: tenant_id
            models:
              Account: {table: accounts, writes: {update: true, require_approval: [update]}}
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OrmAiDataSource guarded;
    private final AgentTools tools;
    final JdbcQueue queue;

    /**
     * @param at how late it is
     * @param audit a sink
     */
    Ledger(SteppingDatabase database, String store, Instant at, String audit) throws SQLException {
        Clock clock = Clock.fixed(at, ZoneOffset.UTC);
        queue = JdbcQueue.open(store, clock, Duration.ofMinutes(60));
        guarded = OrmAiDataSource.around(database)
                .policy(PolicyFile.parse(POLICY, "ledger.yaml", reference -> "unused"))
                .scoped()
                .audit(audit)
                .build();
        try (Connection connection = guarded.getConnection()) {
            ApprovalReceipts.of(connection).prepare();
        }
        tools = new AgentTools(
                guarded,
                Cursors.ofProcess(),
                ToolName.UNDERSCORE,
                Optional.empty(),
                WriteTerms.with(new SteppingQueue(queue, database.watcher())));
    }

    JsonNode call(String tool, String arguments) throws Exception {
        return tools.call(AGENT, tool, JSON.readTree(arguments), Optional.empty());
    }

    JsonNode deposit(int balance, Optional<String> approval) throws Exception {
        return call(
                "db_update",
                DEPOSIT.formatted(
                        balance,
                        approval.map(id -> ",\"approval_id\":\"" + id + "\"").orElse("")));
    }

    /** Asked for and approved. */
    String approved(int balance) throws Exception {
        String id = deposit(balance, Optional.empty())
                .at("/error/details/approval_id")
                .asText();
        if (!queue.decide(id, true, "boss", Optional.empty())) {
            throw new AssertionError("not approved: " + id);
        }
        return id;
    }

    String status(String id) throws Exception {
        return call("db_approval_status", "{\"approval_id\":\"" + id + "\"}")
                .at("/data/status")
                .asText();
    }

    @Override
    public void close() throws Exception {
        guarded.close();
    }
}
