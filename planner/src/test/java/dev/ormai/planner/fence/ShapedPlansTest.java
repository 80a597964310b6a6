package dev.ormai.planner.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.Plan;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Spelling;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.shape.SharedText;
import dev.ormai.planner.shape.StatementShape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Wherever two statements have the same shape, the plan of one gives the other exactly the text and the explanation that it gets
 * when it is planned itself. Literals are changed at random, whether they are thought free or not. How many statements:
 * {@code -Dormai.shapes.statements=20000}; where they begin: {@code -Dormai.shapes.seed=…}.
 */
final class ShapedPlansTest {
    private static final int STATEMENTS = Integer.getInteger("ormai.shapes.statements", 400);
    private static final long SEED = Long.getLong("ormai.shapes.seed", 20_240_501L);
    private static final int CHANGES = 6;

    private static final List<String> CONDITIONS = List.of(
            "e.total = 5 and e.account_id = 7 and e.name <> 'x'",
            "e.id in (1, 2, 33) and e.booked >= '2024-01-01' and 1 / e.total > 4",
            "e.amount between 1.25 and 9 and lower(e.name) = 'a''b'",
            "e.account_id = 3 and exists (select 1 from items i where i.account_id = e.account_id and i.total = 8)",
            "e.id = 4 and e.account_id in (select a.id from accounts a where a.id = 6 and a.name = 'acme')",
            "e.big > 100 and (e.name = 'n' or e.body = 'm' and e.ratio < 2.5) and e.name like 'q%'",
            "e.total::text = '12' and e.booked <> 'today' and sqrt(e.big) < 9",
            "e.id = 14 and e.name in ('a', 'b?') and (e.total <> 13 or e.body = 'it''s')");

    private static final List<String> FORMS = List.of(
            "select e.id, 5 from entries e where %s order by 1 limit 3",
            "select e.id from entries e join accounts a on a.id = e.account_id and a.id = 11 where %s",
            "select s.id from (select e.id, e.total from entries e where %s) s where s.total = 21 group by s.id having count(*) > 2",
            "with c as (select e.account_id from entries e where %s) select count(*) from c"
                    + " left join items l on l.account_id = c.account_id and l.total = 17",
            "select distinct e.total + 1, 'x' from entries e where %s order by 1",
            "select case when e.total = 5 then 'x' else 'acme' end, count(*) from entries e where %s"
                    + " group by case when e.total = 5 then 'x' else 'acme' end",
            "select e.id from entries e where %s union select l.id from items l where l.total = 7 order by 1 limit 2 offset 1",
            "select e.id, 1000000 / (e.total - 33), sum(e.total) over (order by e.id rows 2 preceding) from entries e where %s",
            "select max(substring(e.name, 1, 2)), coalesce(nullif(e.name, 'x'), '') from entries e where %s group by e.name",
            "select a.id from accounts a where a.id in (select e.account_id from entries e where %s) and (a.id, 1) = (7, 1)");

    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "5", "7", "33", "100", "1000", "999999999", "2147483648", "1.50", "9.25", "0.5", "1e3");
    private static final List<String> STRINGS = List.of(
            "",
            "x",
            "acme",
            "a'b",
            "''",
            "%",
            "_",
            "2024-01-01",
            "2024-13-45",
            "7",
            "null",
            "true",
            "--",
            "/* */",
            "?",
            "??",
            "$1",
            ";",
            "\"",
            "`",
            "a\\",
            "é",
            "select 1",
            "today",
            "{}",
            "(",
            "x' or 'x' = 'x");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void servesWhatPlanningGives(Dialect dialect) {
        Ledger ledger = new Ledger(dialect, "public");
        int served = 0;
        int shares = 0;
        for (long seed = SEED; seed < SEED + STATEMENTS; seed++) {
            Random random = new Random(seed);
            String sql = statement(dialect, random);
            Optional<StatementShape> shape = StatementShape.of(sql, dialect);
            if (shape.isEmpty()
                    || !(ledger.plan(sql) instanceof Plan.Forward plan)
                    || plan.template().isEmpty()) {
                continue;
            }
            for (int i = 0; i < CHANGES; i++) {
                String other = changed(sql, dialect, random);
                Optional<StatementShape> same =
                        StatementShape.of(other, dialect).filter(shape.get()::equals);
                if (same.isPresent()) {
                    served += other.equals(sql) ? 0 : 1;
                    check(ledger, other, plan, plan.template().get().fill(same.get()));
                    Optional<SharedText> shared = plan.template().get().shared();
                    if (shared.isPresent()) {
                        shares++;
                        assertThat(inlined(shared.get(), same.get(), dialect))
                                .as(other)
                                .isEqualTo(tokens(plan.template().get().fill(same.get()), dialect));
                    }
                }
            }
        }
        System.out.printf(
                "shapes %s: %d statements from seed %d, %d others served by their plans, %d by a shared text%n",
                dialect, STATEMENTS, SEED, served, shares);
        assertThat(served).isGreaterThan(STATEMENTS / 4);
        assertThat(shares > 0).isEqualTo(dialect == Dialect.POSTGRESQL);
    }

    /** The shared text with the values of the statement's literals where they are bound. */
    private static List<String> inlined(SharedText shared, StatementShape shape, Dialect dialect) {
        List<String> tokens = new ArrayList<>();
        Iterator<ParameterSource> sources = shared.parameters().iterator();
        for (Token token : Lexer.of(dialect).lex(shared.text()).tokens()) {
            boolean literal = token.kind() == TokenKind.PARAMETER
                    && sources.next() instanceof ParameterSource.Literal source
                    && tokens.add(value(shape, source.number()));
            if (!literal) {
                tokens.add(token.kind() + " " + token.text());
            }
        }
        return tokens;
    }

    private static String value(StatementShape shape, int literal) {
        return shape.isInteger(literal)
                ? TokenKind.NUMBER + " " + shape.integer(literal)
                : TokenKind.STRING + " " + shape.string(literal);
    }

    private static List<String> tokens(String text, Dialect dialect) {
        return Lexer.of(dialect).lex(text).tokens().stream()
                .map(token -> token.kind() + " " + token.text())
                .toList();
    }

    private static void check(Ledger ledger, String sql, Plan.Forward served, String text) {
        Plan planned = ledger.plan(sql);
        assertThat(planned).as(sql).isInstanceOf(Plan.Forward.class);
        Plan.Forward own = (Plan.Forward) planned;
        assertThat(text).as(sql).isEqualTo(own.sql().text());
        assertThat(served.sql().withText(text)).as(sql).isEqualTo(own.sql());
        Explanation told = served.explanation().ofShape();
        assertThat(told)
                .as(sql)
                .usingRecursiveComparison()
                .ignoringFields("certificate.textDigest")
                .isEqualTo(own.explanation().ofShape());
    }

    private static String statement(Dialect dialect, Random random) {
        if (random.nextInt(6) == 0) {
            return "select e.id, 5 from entries e where " + CONDITIONS.get(CONDITIONS.size() - 1);
        }
        String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()))
                + (random.nextBoolean() ? " and " : " or ")
                + CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        String sql = FORMS.get(random.nextInt(FORMS.size())).formatted(condition);
        return dialect == Dialect.MYSQL ? sql.replace("e.total::text", "e.name") : sql;
    }

    private static String changed(String sql, Dialect dialect, Random random) {
        List<Token> literals = new ArrayList<>();
        for (Token token : Lexer.of(dialect).lex(sql).tokens()) {
            if (token.kind() == TokenKind.STRING || token.kind() == TokenKind.NUMBER) {
                literals.add(token);
            }
        }
        StringBuilder text = new StringBuilder(sql);
        int most = 1 + random.nextInt(3);
        for (int i = literals.size() - 1, left = most; i >= 0 && left > 0; i--) {
            if (random.nextInt(literals.size()) < most) {
                Token literal = literals.get(i);
                text.replace(literal.start(), literal.end(), other(literal, dialect, random));
                left--;
            }
        }
        return text.toString();
    }

    private static String other(Token literal, Dialect dialect, Random random) {
        boolean number = literal.kind() == TokenKind.NUMBER != (random.nextInt(20) == 0);
        return number
                ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                : Spelling.of(dialect).string(STRINGS.get(random.nextInt(STRINGS.size())));
    }
}
