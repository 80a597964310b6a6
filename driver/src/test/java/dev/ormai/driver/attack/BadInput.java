package dev.ormai.driver.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Texts that are no statement, or far too much of one: each answered or refused with a code in two seconds, and the connection lives on. */
final class BadInput implements AutoCloseable {
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(2);

    /** The database's own time is in it. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private final Target target;
    private final Connection guarded;

    private BadInput(Target target, Connection guarded) {
        this.target = target;
        this.guarded = guarded;
    }

    static BadInput on(DatabaseKind kind) throws SQLException, IOException {
        Target target = Target.create(kind);
        BadInput created = new BadInput(target, target.guarded());
        Heard.from(
                created.guarded,
                "select id, name from customers where city in ('A', 'B')"); // the first plan loads classes
        return created;
    }

    Stream<DynamicTest> tests() {
        return texts().entrySet().stream().map(text -> dynamicTest(text.getKey(), () -> run(text.getValue())));
    }

    private void run(String sql) throws SQLException {
        long start = System.nanoTime();
        Heard heard = Heard.from(guarded, sql);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        heard.failure().ifPresent(failure -> assertThat((Throwable) failure)
                .isInstanceOf(OrmAiSqlException.class)
                .hasMessageNotContaining("INTERNAL_ERROR"));
        assertThat(taken).isLessThan(heard.rows().isPresent() ? ANSWERED_WITHIN : REFUSED_WITHIN);
        assertThat(heard.text().length()).isLessThan(100_000);
        assertThat(Heard.from(guarded, "select count(*) from orders").rows()).isPresent();
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nothing", "");
        texts.put("blanks", "  \n\t ");
        texts.put("a comment", "/* nothing */ -- at all");
        texts.put("a comment without end", "select 1 /* never ends");
        texts.put("a string without end", "select 'never ends");
        texts.put("a name without end", "select \"never ends");
        texts.put("no SQL", "what is the meaning of this?");
        texts.put("a misspelled word", "selct id form customers");
        texts.put("an unknown table", "select id from nowhere");
        texts.put("an unknown column", "select nothing from customers");
        texts.put("an ambiguous column", "select id from customers, orders");
        texts.put("two statements", "select id from orders; delete from orders");
        texts.put("an open bracket", "select (((id from orders");
        texts.put("a closed bracket", "select id) from orders");
        texts.put("a megabyte of text", "select '" + "x".repeat(1 << 20) + "' as x");
        texts.put("a megabyte of letters", "x".repeat(1 << 20));
        texts.put("a megabyte of quotes", "'".repeat(1 << 20));
        texts.put("a megabyte of blanks", "select" + " ".repeat(1 << 20) + "1 as x");
        texts.put("a megabyte of operators", "select 1 " + "- ".repeat(1 << 19) + "1");
        texts.put("10,000 brackets", "select " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + " as x");
        texts.put("10,000 nested queries", "select (select ".repeat(10_000) + "1" + ")".repeat(10_000));
        texts.put("10,000 nots", "select id from orders where " + "not ".repeat(10_000) + "true");
        texts.put("10,000 cases", "select " + "case when true then ".repeat(10_000) + "1" + " end".repeat(10_000));
        texts.put("10,000 open comments", "select 1 " + "/*".repeat(10_000));
        texts.put("50,000 values of a list", "select id from orders where id in (0" + ", 1".repeat(50_000) + ")");
        texts.put("50,000 columns", "select 1" + ", 1".repeat(50_000));
        texts.put("5,000 unions", "select 1 as x" + " union all select 1".repeat(5_000));
        texts.put("5,000 joins", "select 1 as x from orders" + ", orders".repeat(5_000));
        texts.put("5,000 conditions", "select id from orders where id = 1" + " or id = 1".repeat(5_000));
        texts.put("a NUL byte", "select id\u0000 from orders");
        texts.put("a NUL byte in a text", "select 'a\u0000b' as x");
        texts.put("a lone surrogate", "select '\ud800' as x");
        texts.put("a lone surrogate in a name", "select 1 as \"\udc00\"");
        texts.put("a byte order mark", "\ufeffselect id from orders");
        texts.put("a text turned right to left", "select '\u202e' as x from orders where \u202eid = 1");
        texts.put("bytes read as the wrong characters", "select id from orders where note = 'Ã¤\u0080\u009f\ufffd'");
        texts.put("a number without end", "select " + "9".repeat(1_000));
        return texts;
    }

    @Override
    public void close() throws SQLException {
        guarded.close();
        target.close();
    }
}
