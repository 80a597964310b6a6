package dev.ormai.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.LexException;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.policy.RefusedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever arrives is answered soon, by a text or by a refusal, on a small stack. */
final class HostileInputTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long STACK = 512 * 1024;

    private static Stream<String> texts() {
        return Stream.of(
                nested("select ", "(", "1", ")", 199),
                nested("select ", "(", "1", ")", 10_000),
                nested("select ", "(select ", "1", ")", 199),
                nested("select * from ", "(select * from ", "t", ") x", 190),
                nested("select * from ", "(", "t", " join u on true)", 190),
                nested("", "with a as (", "select 1", ") select * from a", 190),
                nested("", "(", "select 1", ") union select 2", 190),
                nested("select ", "case when a then ", "1", " end", 5_000),
                nested("select ", "f(", "1", ")", 199),
                nested("select ", "array[", "1", "]", 199),
                nested("select ", "not ", "a", "", 50_000),
                nested("select ", "- ", "a", "", 50_000),
                nested("select 1 where ", "a in (select 1 where ", "true", ")", 190),
                nested("select 1 where a", "", "", " or a", 50_000),
                nested("select 1", "", "", " + 1", 50_000),
                nested("select 'a'", "", "", " || 'a'", 50_000),
                nested("select a", "", "", "::int", 50_000),
                nested("select a", "", "", ", a", 50_000),
                nested("select 1 where a in (1", "", ")", "", 1).replace("in (1", "in (1" + ", 1".repeat(50_000)),
                nested("values (1)", "", "", ", (1)", 40_000),
                nested("select 1", "", "", " union select 1", 10_000),
                nested("select 1", "", "", ", (select 1)", 40_000),
                nested("with a as (select 1)", "", "", ", a as (select 1)", 10_000) + " select 1",
                nested("select 1 from t", "", "", ", t", 10_000),
                nested("select 1 from t", "", "", " join t on true", 10_000),
                nested("select a.", "", "a", ".a", 50_000),
                nested("select case", "", "", " when a then b", 50_000) + " end",
                "select '" + "x".repeat(1_000_000) + "'",
                "select " + " ".repeat(1_000_000) + "1",
                "select '\0'",
                "select '\ud800'",
                "select 1; select 2",
                ")(",
                "select",
                "");
    }

    private static String nested(String start, String open, String middle, String close, int times) {
        return start + open.repeat(times) + middle + close.repeat(times);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anyTextIsAnsweredSoon(String sql) {
        Assertions.assertTimeout(SOON, () -> assertThat(answer(sql)).isNotEmpty());
    }

    private static String answer(String sql) throws InterruptedException {
        AtomicReference<Object> answer = new AtomicReference<>("");
        Thread thread = new Thread(null, () -> answer.set(read(sql)), "small stack", STACK);
        thread.setUncaughtExceptionHandler((t, e) -> answer.set(e));
        thread.start();
        thread.join();
        assertThat(answer.get()).isInstanceOf(String.class);
        return String.valueOf(answer.get());
    }

    private static String read(String sql) {
        try {
            return SqlWriter.write(
                            new StatementParser()
                                    .parse(Lexer.of(Dialect.POSTGRESQL).lex(sql)),
                            Dialect.POSTGRESQL)
                    .text();
        } catch (LexException | RefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
