package dev.ormai.driver.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.policy.ErrorCode;
import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Each of {@link BadTexts} is answered or refused with a code, soon; of what is refused nothing is sent to the database; and
 * the connection lives on.
 */
final class BadInput implements AutoCloseable {
    /** Of the processor, in this thread, so that what else a machine does is not counted. The times themselves are printed. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(2);

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    /** By the clock, on a machine that does much else. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int MOST_HEARD = 100_000;

    private final Target target;
    private final SentTexts sent;
    private final Connection guarded;

    /** What the driver itself asks: it reads the catalog again, now and then. */
    private final Set<String> own;

    private final List<Taken> times = new ArrayList<>();

    private record Taken(Duration time, Duration processor, String text, String outcome) {
        @Override
        public String toString() {
            return "%s took %d ms, %d of them of the processor: %s"
                    .formatted(text, time.toMillis(), processor.toMillis(), outcome);
        }
    }

    /** A stretch of time in this thread. */
    private record Watch(long clock, long processor) {
        static Watch started() {
            return new Watch(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
        }

        Taken stopped(String text, String outcome) {
            Taken taken = new Taken(
                    Duration.ofNanos(System.nanoTime() - clock),
                    Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - processor),
                    text,
                    outcome);
            assertThat(taken.processor).isLessThan(outcome.equals("answered") ? ANSWERED_WITHIN : REFUSED_WITHIN);
            assertThat(taken.time).isLessThan(SOON);
            return taken;
        }
    }

    private BadInput(Target target, SentTexts sent, Connection guarded, Set<String> own) {
        this.target = target;
        this.sent = sent;
        this.guarded = guarded;
        this.own = own;
    }

    static BadInput on(DatabaseKind kind) throws SQLException, IOException {
        SentTexts sent = SentTexts.before(kind);
        Target target = Target.create(kind);
        Connection guarded = target.guarded();
        Set<String> own = Set.copyOf(sent.taken());
        Heard.from(guarded, "select id, name from customers where city in ('A', 'B')"); // the first plan loads classes
        assertThat(sent.taken()).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("city"));
        return new BadInput(target, sent, guarded, own);
    }

    Stream<DynamicTest> tests() {
        Stream<DynamicTest> texts = BadTexts.all().entrySet().stream()
                .map(text -> dynamicTest(
                        text.getKey(), () -> run(text.getKey(), text.getValue().get())));
        return Stream.concat(
                texts,
                encodings(target.kind()).stream()
                        .map(encoding -> dynamicTest("opened with " + encoding, () -> open(encoding))));
    }

    /** Ways to ask for another encoding than UTF-8, or for one that is not there. */
    private static List<String> encodings(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL ->
                List.of(
                        "options=-c%20client_encoding=LATIN1",
                        "options=-c%20client_encoding=nonsense",
                        "options=-c%20client_encoding",
                        "client_encoding=LATIN1",
                        "charSet=EUC_JP",
                        "encoding=nonsense",
                        "allowEncodingChanges=true");
            case H2 -> List.of("CHARSET=nonsense", "CHARACTER_SET=latin1", "CLIENT_ENCODING=latin1", "COLLATION=x");
            case MARIADB, MYSQL ->
                List.of(
                        "characterEncoding=gbk",
                        "characterEncoding=nonsense",
                        "characterSetResults=sjis",
                        "connectionCollation=latin1_swedish_ci",
                        "connectionCollation=nonsense",
                        "useUnicode=false",
                        "sessionVariables=character_set_client=gbk",
                        "charset=gbk");
        };
    }

    /** Refused with a code, or the same characters come back that were sent. */
    private void open(String encoding) throws SQLException, IOException {
        Watch watch = Watch.started();
        String outcome;
        try (Connection connection = target.guardedWith(encoding)) {
            Heard heard = Heard.from(connection, "select 'ä✓' as x");
            assertThat(heard.rows().orElseThrow().single()).isEqualTo("ä✓");
            outcome = "answered";
        } catch (SQLException e) {
            assertThat(e.getSQLState()).matches("[0-9A-Z]{5}");
            assertThat(e.getMessage()).isNotBlank();
            outcome = e instanceof OrmAiSqlException refused
                    ? "refused " + refused.error().code()
                    : "refused by the database";
        }
        times.add(watch.stopped("opened with " + encoding, outcome));
    }

    private void run(String name, String sql) throws SQLException {
        sent.taken();
        Watch watch = Watch.started();
        Heard heard = Heard.from(guarded, sql);
        times.add(watch.stopped(name, outcome(heard)));

        heard.failure().ifPresent(failure -> {
            assertThat((Throwable) failure)
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageNotContaining("INTERNAL_ERROR");
            assertThat(failure.getSQLState()).matches("[0-9A-Z]{5}");
        });
        if (heard.refusal().filter(code -> code != ErrorCode.UPSTREAM_ERROR).isPresent()) {
            assertThat(own).containsAll(sent.taken());
        }
        assertThat(heard.text().length()).isLessThan(MOST_HEARD);
        assertThat(Heard.from(guarded, "select count(*) from orders").rows()).isPresent();
    }

    private static String outcome(Heard heard) {
        return heard.rows().isPresent()
                ? "answered"
                : heard.refusal().map(code -> "refused " + code).orElse("failed");
    }

    @Override
    public void close() throws SQLException {
        System.out.printf("bad input on %s: %d texts%n", target.kind(), times.size());
        times.sort(Comparator.comparing(Taken::time).reversed());
        times.stream().limit(5).forEach(slow -> System.out.println("    " + slow));
        guarded.close();
        sent.close();
        target.close();
    }
}
