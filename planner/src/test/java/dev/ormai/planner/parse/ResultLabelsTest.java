package dev.ormai.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.write.SqlWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultLabelsTest {
    private static String kept(Dialect dialect, String sql) {
        ParsedStatement statement =
                new StatementParser().parseStatement(Lexer.of(dialect).lex(sql));
        return SqlWriter.write(ResultLabels.keep(statement), dialect).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            select COUNT( * )       | select COUNT(*) as `COUNT( * )`
            select a/* b */+1       | select `a` + 1 as `a/* b */+1`
            select `a`+1            | select `a` + 1 as ```a``+1`
            select 'it\\'s'         | select 'it''s' as `it's`
            select N'it\\'s', (_utf8'x') | select N'it''s' as `it's`, (N'x') as `x`
            select 1/*!+1*/, /*! a + */ b | select 1 + 1 as `1+1`, `a` + `b` as `a +  b`
            select true, null       | select true as `TRUE`, null as `NULL`
            select a, (b), t.c, *   | select `a`, (`b`), `t`.`c`, *
            select a + 1 x, a b     | select `a` + 1 as `x`, `a` as `b`
            select 1+1 union select 2+2 | select 1 + 1 as `1+1` union select 2 + 2
            (select 1+1) union select 2 | (select 1 + 1 as `1+1`) union select 2
            """)
    void unnamedItemOfMySqlGetsItsTextAsAlias(String sql, String expected) {
        String table = sql.contains("*") && !sql.contains("(") && !sql.contains("/") ? " from t" : "";

        assertThat(kept(Dialect.MYSQL, sql + table)).isEqualTo(expected + table.replace(" t", " `t`"));
    }

    @Test
    void postgresItemStaysWithoutAlias() {
        assertThat(kept(Dialect.POSTGRESQL, "select Count( * ), a + 1")).isEqualTo("select count(*), \"a\" + 1");
    }
}
