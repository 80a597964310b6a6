package dev.ormai.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.UnaryOperation;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementParserTest {
    private final StatementParser parser = new StatementParser();

    private Query parse(Dialect dialect, String sql) {
        return parser.parse(Lexer.of(dialect).lex(sql));
    }

    /** The expression with parentheses around each operation, so that its shape shows. */
    private String shape(Dialect dialect, String expression) {
        Expression tree = parser.parseExpression(Lexer.of(dialect).lex(expression));
        TreeMapper parentheses = new TreeMapper() {
            @Override
            public Expression expression(Expression node) {
                Expression mapped = super.expression(node);
                boolean operation = mapped instanceof BinaryOperation || mapped instanceof UnaryOperation;
                return operation ? new Parenthesized(mapped) : mapped;
            }
        };
        return SqlWriter.write(parentheses.expression(tree), dialect)
                .text()
                .replace("\"", "")
                .replace("`", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            textBlock =
                    """
            a or b and not c = d   @ (a or (b and (not (c = d))))
            a - b - c * d ^ e ^ f   @ ((a - b) - (c * ((d ^ e) ^ f)))
            -a ^ b   @ ((-a) ^ b)
            -a::int   @ (-a::int)
            a -> b = c   @ ((a -> b) = c)
            a || b + c   @ (a || (b + c))
            a + b = c + d is true   @ ((a + b) = (c + d)) is true
            not a is null   @ (not a is null)
            a = not b and c   @ ((a = (not b)) and c)
            """)
    void postgresOperatorsBindAsInPostgres(String expression, String expected) {
        assertThat(shape(Dialect.POSTGRESQL, expression).replace(") is true", ") is true"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            textBlock =
                    """
            a = b = c   @ ((a = b) = c)
            not a = b   @ (not (a = b))
            ! a = b   @ ((! a) = b)
            a or b xor c and d   @ (a or (b xor (c and d)))
            a | b & c << d   @ (a | (b & (c << d)))
            binary a = b   @ ((binary a) = b)
            a div b mod c   @ ((a div b) mod c)
            """)
    void mySqlOperatorsBindAsInMySql(String expression, String expected) {
        assertThat(shape(Dialect.MYSQL, expression)).isEqualTo(expected);
    }

    @Test
    void unknownClauseIsASyntaxErrorAtItsPlace() {
        assertThatThrownBy(() -> parse(Dialect.POSTGRESQL, "select a,\n b frm t"))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e).hasMessage("SYNTAX_ERROR: line 2:4: unexpected \"frm\"");
                    assertThat(e.refusal().retryHints()).containsExactly("did you mean from?");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            select a,, b                       | line 1:10: unexpected ","
            select , a                         | line 1:8: unexpected ","
            select a, from t                   | line 1:11: unexpected "from"
            select distinct from t             | line 1:17: unexpected "from"
            select * from json_table(a, '$' columns ()) | line 1:42: unexpected ")"
            select a from                      | line 1:14: the statement ends too early
            select a from t where              | line 1:22: the statement ends too early
            select a from t where x = 1 y      | line 1:29: unexpected "y"
            select a from t limit 1 where b    | line 1:25: unexpected "where"
            select a from t join u             | line 1:23: a join without a condition
            select a between 1 or 2            | line 1:20: unexpected "or"
            select 3 > 2 > 1                   | line 1:14: unexpected ">"
            select 'secret' 'secret'           | line 1:17: unexpected string
            """)
    void wrongStatementIsASyntaxErrorAtItsPlace(String sql, String message) {
        assertThatThrownBy(() -> parse(Dialect.POSTGRESQL, sql))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SYNTAX_ERROR: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            select a into b from c                           | a SELECT that stores its rows, INTO
            select (r).* from r                              | all fields of a record
            select * from rows from (f(), g())               | ROWS FROM
            select a from t fetch first row only             | FETCH without a number
            select * from xmltable('/a' passing b)           | the function xmltable
            select * from json_table(a, b columns (c int))   | a JSON path that is no string
            select f(select 1)                               | a query as an argument without parentheses
            select count(t.*) from t                         | all columns of a table inside an expression, t.*
            select a::int[3]                                 | a type with a length of an array
            """)
    void constructThatIsNotSupportedIsNamed(String sql, String construct) {
        assertThatThrownBy(() -> parse(Dialect.POSTGRESQL, sql))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("STATEMENT_NOT_SUPPORTED: line 1:")
                .hasMessageContaining(construct);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select from t",
                "select",
                "select 1 from dual d",
                "select 1 from dual, t",
                "select 1 from dual join t",
                "select * from json_table(a, '$' columns (b int)) j",
                "select * from json_table(a, ? columns (b int path '$')) j",
                "select * from json_table(a, '$' columns (b int path '$' null on nothing)) j"
            })
    void whatMySqlDoesNotReadIsRefused(String sql) {
        assertThatThrownBy(() -> parse(Dialect.MYSQL, sql)).isInstanceOf(RefusedException.class);
    }

    @Test
    void questionMarksAreNumberedInTheOrderOfTheText() {
        Query query = parse(Dialect.POSTGRESQL, "with a as (select ?) select ? from t where b = ? limit ?");

        assertThat(SqlWriter.write(query, Dialect.POSTGRESQL).parameters())
                .extracting(Object::toString)
                .containsExactly("Client[index=1]", "Client[index=2]", "Client[index=3]", "Client[index=4]");
    }

    @Test
    void numberedParametersKeepTheirNumbers() {
        Query query = parser.parse(Lexer.of(Dialect.POSTGRESQL, ParameterStyle.NUMBERED)
                .lex("select a ? 'k', $2 from t where b = $1 or c = $2"));

        assertThat(SqlWriter.write(query, Dialect.POSTGRESQL).text())
                .isEqualTo("select \"a\" ?? 'k', ? from \"t\" where \"b\" = ? or \"c\" = ?");
        assertThat(SqlWriter.write(query, Dialect.POSTGRESQL).parameters())
                .extracting(Object::toString)
                .containsExactly("Client[index=2]", "Client[index=1]", "Client[index=2]");
    }

    @Test
    void fragmentIsExactlyOneExpression() {
        assertThatThrownBy(() ->
                        parser.parseExpression(Lexer.of(Dialect.POSTGRESQL).lex("region = 'x' union select 1")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SYNTAX_ERROR: line 1:14: unexpected \"union\"");
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> work = () -> {
                List<String> texts = new java.util.ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    String sql = "select a" + i + " from t" + i + " where b = " + i;
                    texts.add(SqlWriter.write(parse(Dialect.POSTGRESQL, sql), Dialect.POSTGRESQL)
                            .text());
                }
                return texts;
            };
            List<Future<List<String>>> results = threads.invokeAll(List.of(work, work, work, work));

            List<String> expected = work.call();
            for (Future<List<String>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }
}
