package dev.ormai.driver.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.Principal;
import dev.ormai.testkit.Databases;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ApprovalQueueTest {
    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    /** Which queue. */
    enum Kind {
        MEMORY,
        JDBC;

        ApprovalQueue open(String url, Instant at) throws SQLException {
            Clock clock = Clock.fixed(at, ZoneOffset.UTC);
            return this == MEMORY ? new InMemoryQueue(clock, HOUR) : JdbcQueue.open(url, clock, HOUR);
        }
    }

    private static String url() {
        var database = Databases.h2();
        return database.jdbcUrl() + ";USER=" + database.user();
    }

    private static ApprovalRequest request(String statement, String state) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", 7L);
        row.put("rate", new BigDecimal("1.50"));
        return new ApprovalRequest(
                Principal.of("acme", "agent-1", "support"),
                "update",
                "Order",
                Map.of("id", 7),
                "update orders set status = ? where id = ?",
                List.of("paid", "7"),
                Optional.of("because"),
                1,
                List.of(row),
                "shop",
                "v1",
                statement,
                state);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPutUpIsFoundAgain(Kind kind) throws Exception {
        ApprovalQueue queue = kind.open(url(), NOON);
        Approval put = queue.submit(request("a", "b"));

        Approval found = queue.find(put.id()).orElseThrow();
        assertThat(found.request().principal()).isEqualTo(put.request().principal());
        assertThat(found.request().parameters()).containsExactly("paid", "7");
        assertThat(found.request().preview().get(0)).containsEntry("rate", new BigDecimal("1.50"));
        assertThat(found.expiresAt()).isEqualTo(NOON.plus(HOUR));
        assertThat(queue.newest(10)).hasSize(1);
        assertThat(queue.find("ap_0")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachStepIsGoneOnce(Kind kind) throws Exception {
        ApprovalQueue queue = kind.open(url(), NOON);
        String id = queue.submit(request("a", "b")).id();

        assertThat(queue.claim(id, "a", "b")).isFalse();
        assertThat(queue.end(id, true)).isFalse();
        assertThat(queue.decide(id, true, "boss", Optional.of("ok"))).isTrue();
        assertThat(queue.decide(id, false, "other", Optional.empty())).isFalse();
        assertThat(queue.claim(id, "x", "b")).isFalse();
        assertThat(queue.claim(id, "a", "x")).isFalse();
        assertThat(queue.claim(id, "a", "b")).isTrue();
        assertThat(queue.claim(id, "a", "b")).isFalse();
        assertThat(queue.end(id, false)).isTrue();
        assertThat(queue.end(id, true)).isFalse();
        Approval ended = queue.find(id).orElseThrow();
        assertThat(ended.status()).isEqualTo(ApprovalStatus.FAILED);
        assertThat(ended.decidedBy()).contains("boss");
        assertThat(ended.comment()).contains("ok");
    }

    @ParameterizedTest
    @EnumSource
    void theSameRequestIsOneWhileItIsOpen(Kind kind) throws Exception {
        ApprovalQueue queue = kind.open(url(), NOON);
        String id = queue.submit(request("a", "b")).id();

        assertThat(queue.submit(request("a", "b")).id()).isEqualTo(id);
        assertThat(queue.submit(request("a", "c")).id()).isNotEqualTo(id);
        queue.decide(id, false, "boss", Optional.empty());
        assertThat(queue.submit(request("a", "b")).id()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void ofSixteenOneClaims(Kind kind) throws Exception {
        ApprovalQueue queue = kind.open(url(), NOON);
        String id = queue.submit(request("a", "b")).id();
        queue.decide(id, true, "boss", Optional.empty());

        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            claims.add(() -> queue.claim(id, "a", "b"));
        }
        int claimed = 0;
        for (Future<Boolean> claim : threads.invokeAll(claims)) {
            claimed += claim.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(claimed).isEqualTo(1);
    }

    @Test
    void afterAnHourNothingIsDecidedOrClaimed() throws Exception {
        String url = url();
        ApprovalQueue early = Kind.JDBC.open(url, NOON);
        ApprovalQueue late = Kind.JDBC.open(url, NOON.plus(HOUR));
        String pending = early.submit(request("a", "b")).id();
        String approved = early.submit(request("c", "d")).id();
        early.decide(approved, true, "boss", Optional.empty());

        assertThat(late.decide(pending, true, "boss", Optional.empty())).isFalse();
        assertThat(late.claim(approved, "c", "d")).isFalse();
        assertThat(late.find(approved).orElseThrow().statusAt(late.now())).isEqualTo(ApprovalStatus.EXPIRED);
    }

    @Test
    void aStoreOfAnotherKindIsRefusedWithoutItsUrl() {
        assertThatThrownBy(() -> JdbcQueue.open("jdbc:mariadb://h/x?password=secret", Clock.systemUTC(), HOUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
