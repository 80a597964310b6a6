package dev.ormai.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlLayoutTest {
    private static List<String> laidOut(String sql, int width) {
        return SqlLayout.lines(sql, Dialect.POSTGRESQL, ParameterStyle.JDBC, width);
    }

    @Test
    void shortStatementStaysOnItsLine() {
        assertThat(laidOut("select  1   as one", 40)).containsExactly("select 1 as one");
    }

    @Test
    void clausesStandOnLinesAndSubqueriesAreIndented() {
        assertThat(laidOut(
                        "select a, b from (select t.a, t.b from t where t.tenant = ? and t.gone is null) as x order by a",
                        40))
                .containsExactly(
                        "select a, b",
                        "from (",
                        "  select t.a, t.b",
                        "  from t",
                        "  where t.tenant = ? and t.gone is null",
                        ") as x",
                        "order by a");
    }

    @Test
    void longListsAndConditionsAreBrokenBetweenTheirParts() {
        assertThat(laidOut("select first, second, third, fourth from t where aaaaaa = 1 and bbbbbb = 2 or c = 3", 24))
                .containsExactly(
                        "select first, second,",
                        "  third, fourth",
                        "from t",
                        "where aaaaaa = 1",
                        "  and bbbbbb = 2",
                        "  or c = 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a  string; with from where'  ||  'and more', \"a name, from\" from t where x ?? 'k' and y = ?",
                "select left(a, 1), case when a then case when b then 1 else 2 end else 3 end from t left join u on t.a = u.a",
                "with x as (select 1 union all select 2) select * from x where a is distinct from b and extract(year from d) = 1",
                "select count(*) filter (where a > 1) over (partition by b order by c) from t for update"
            })
    void everyTokenStaysWhatItIsAtAnyWidth(String sql) {
        for (int width = 5; width < 120; width += 7) {
            String laidOut = String.join("\n", laidOut(sql, width));

            assertThat(tokens(laidOut)).isEqualTo(tokens(sql));
        }
    }

    private static List<String> tokens(String sql) {
        return Lexer.of(Dialect.POSTGRESQL).lex(sql).tokens().stream()
                .map(Token::toString)
                .map(token -> token.replaceAll("start=.*", ""))
                .toList();
    }

    @Test
    void textThatCannotBeReadIsShownAsItStands() {
        assertThat(laidOut("select 'open\nstring", 40)).containsExactly("select 'open", "string");
    }
}
