package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.driver.ApprovalReceipts;
import dev.ormai.driver.Patience;
import dev.ormai.driver.WriteTerms;
import dev.ormai.driver.approval.InMemoryQueue;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The database undoes a write because of another one, and the call repeats it. */
final class DeadlockIT {
    private static final String BULK =
            "{\"model\":\"Client\",\"ids\":[1,4],\"data\":{\"name\":\"B\"},\"reason\":\"r\"%s}";

    @Test
    void anApprovedWriteIsAppliedOnceThoughTheDatabaseUndidItsFirstAttempt() throws Exception {
        MovableClock clock = new MovableClock();
        InMemoryQueue queue = new InMemoryQueue(clock, Duration.ofMinutes(60));
        CountDownLatch free = new CountDownLatch(1);
        AtomicInteger failures = new AtomicInteger();
        Patience patience = failed -> {
            failures.incrementAndGet();
            free.await(1, TimeUnit.MINUTES);
        };
        TestDatabase database = WriteCases.database(DatabaseKind.POSTGRESQL);
        try (AgentShop shop = AgentShop.over(
                database,
                WriteCases.policyWithApproval("bulk"),
                "off",
                clock,
                new WriteTerms(Optional.of(queue), patience))) {
            try (Connection connection = shop.pool().getConnection()) {
                ApprovalReceipts.of(connection).prepare();
            }
            String id = shop.error(WriteCases.AGENT, "db.bulk_update", BULK.formatted(""))
                    .at("/details/approval_id")
                    .asText();
            queue.decide(id, true, "boss", Optional.empty());

            JsonNode answer = inADeadlock(database, shop, BULK.formatted(",\"approval_id\":\"" + id + "\""), free);

            assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
            assertThat(failures).hasValue(1);
            assertThat(shop.data(WriteCases.AGENT, "db.approval_status", "{\"approval_id\":\"" + id + "\"}")
                            .path("status")
                            .asText())
                    .isEqualTo("executed");
            assertThat(database.query("select count(*) from clients where name = 'B'")
                            .single())
                    .hasToString("2");
        }
    }

    @Test
    void itGivesUpInTheEndAndUsesTheApprovalUp() throws Exception {
        MovableClock clock = new MovableClock();
        InMemoryQueue queue = new InMemoryQueue(clock, Duration.ofMinutes(60));
        AtomicInteger failures = new AtomicInteger();
        TestDatabase database = WriteCases.database(DatabaseKind.POSTGRESQL);
        database.execute(
                "create function clash() returns trigger language plpgsql as"
                        + " 'begin raise exception ''clash'' using errcode = ''40001''; end'",
                "create trigger clashes before update on clients for each row execute function clash()");
        try (AgentShop shop = AgentShop.over(
                database,
                WriteCases.policyWithApproval("bulk"),
                "off",
                clock,
                new WriteTerms(Optional.of(queue), failed -> failures.incrementAndGet()))) {
            try (Connection connection = shop.pool().getConnection()) {
                ApprovalReceipts.of(connection).prepare();
            }
            String id = shop.error(WriteCases.AGENT, "db.bulk_update", BULK.formatted(""))
                    .at("/details/approval_id")
                    .asText();
            queue.decide(id, true, "boss", Optional.empty());

            JsonNode error =
                    shop.error(WriteCases.AGENT, "db.bulk_update", BULK.formatted(",\"approval_id\":\"" + id + "\""));

            assertThat(error.path("details").path("sqlstate").asText()).isEqualTo("40001");
            assertThat(failures).hasValue(Patience.ATTEMPTS - 1);
            assertThat(shop.data(WriteCases.AGENT, "db.approval_status", "{\"approval_id\":\"" + id + "\"}")
                            .path("status")
                            .asText())
                    .isEqualTo("failed");
        }
    }

    /** The other one holds the second row; when the call waits for it, it wants the first. Only the call looks for deadlocks. */
    private static JsonNode inADeadlock(TestDatabase database, AgentShop shop, String arguments, CountDownLatch free)
            throws Exception {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("set deadlock_timeout = '10min'");
            statement.execute("select 1 from clients where id = 4 for update");
            CompletableFuture<JsonNode> call = CompletableFuture.supplyAsync(() -> {
                try {
                    return shop.call(WriteCases.AGENT, "db.bulk_update", arguments);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitWaiting(database, call);
            statement.execute("select 1 from clients where id = 1 for update");
            other.rollback();
            free.countDown();
            return call.get(1, TimeUnit.MINUTES);
        }
    }

    private static void awaitWaiting(TestDatabase database, CompletableFuture<?> call) throws SQLException {
        String waiting = "select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'";
        while (!call.isDone()
                && "0".equals(String.valueOf(database.query(waiting).single()))) {
            Thread.onSpinWait();
        }
    }
}
