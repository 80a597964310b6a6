package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.mcp.session.Session;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call that is cancelled while its statement runs: the statement ends long before it is ready, and long before its timeout. */
final class CancelledCalls {
    private static final String POLICY =
            """
            version: 1
            profile: internal
            tenant: tenant_id
            models:
              Thing: {table: things, budget: {statement_timeout_ms: 600000}}
            """;

    /** 200 to the fifth rows, all but one counted: H2 looks whether it is cancelled at rows that a condition lets through. */
    private static final String ENDLESS = "select count(*) from things a, things b, things c, things d, things e"
            + " where a.id + b.id + c.id + d.id + e.id > 7";

    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"db_sql\","
                    + "\"arguments\":{\"sql\":\"%s\"},\"_meta\":{\"progressToken\":\"p\"}}}".formatted(ENDLESS);
    private static final String STATELESS_CALL = CALL.replace(
            "\"_meta\":{",
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{},");
    private static final String CANCEL =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}";

    private CancelledCalls() {}

    /** By a notification, in the session of a process. */
    static void endOn(DatabaseKind kind, Path folder) throws Exception {
        Caller caller = new Caller(AgentShop.ACME, Optional.empty(), Optional.of(Session.ofProcess(AgentShop.ACME)));
        endOn(kind, folder, CALL, caller, (protocol, answer) -> protocol.answer(CANCEL, caller, new TakenAnswer()));
    }

    /** By hanging up, in the revision that has no session. */
    static void endWithTheConnectionOn(DatabaseKind kind, Path folder) throws Exception {
        Caller caller = new Caller(AgentShop.ACME, Optional.empty(), Optional.empty());
        endOn(kind, folder, STATELESS_CALL, caller, (protocol, answer) -> answer.hangUp());
    }

    private interface Way {
        void cancel(McpProtocol protocol, TakenAnswer answer);
    }

    private static void endOn(DatabaseKind kind, Path folder, String message, Caller caller, Way way) throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        try (AgentShop shop = AgentShop.over(database(kind), POLICY, "jsonl:" + audit, Clock.systemUTC())) {
            McpProtocol protocol = new McpProtocol(ServedDatabase.over(shop.tools(), "test"));
            TakenAnswer answer = new TakenAnswer();

            CompletableFuture<Void> call = CompletableFuture.runAsync(() -> protocol.answer(message, caller, answer));
            answer.awaitFirst();
            way.cancel(protocol, answer);
            call.get(1, TimeUnit.MINUTES);

            assertThat(answer.sent().toString()).contains("statement 1");
            assertThat(answer.isDropped()).isTrue();
            assertThat(answer.isAnswered()).isFalse();
            assertThat(Files.readString(audit)).contains("cancelled by its caller");
        }
    }

    private static TestDatabase database(DatabaseKind kind) throws Exception {
        TestDatabase database = Databases.fresh(kind);
        database.execute("create table things (id bigint primary key, tenant_id varchar(20) not null)");
        StringBuilder rows = new StringBuilder("insert into things values ");
        for (int i = 1; i <= 200; i++) {
            rows.append(i == 1 ? "" : ", ").append("(%d, 'acme')".formatted(i));
        }
        database.execute(rows.toString());
        return database;
    }
}
