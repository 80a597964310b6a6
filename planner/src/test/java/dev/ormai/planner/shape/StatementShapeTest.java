package dev.ormai.planner.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which literals are free: those that show as {@code §}. */
final class StatementShapeTest {
    @Test
    void literalsBesideColumnsInConditionsAreFree() {
        assertThat(shape("select a from t where a = 5 and b <> 'x' and c between 1 and 9 or d in (2, 'y''z', 3.25)"))
                .isEqualTo("select a from t where a = § and b <> § and c between § and § or d in (§, §, §)");
    }

    @Test
    void literalsOfJoinsSubqueriesAndCommonTablesAreFree() {
        assertThat(shape(
                        "with c as (select a from t where a > 1) select 2 from c join (select b from u where b < 3) u on u.b >= 4"
                                + " where exists (select 5 from v where lower(v.c) = 'x') and a not in (6)"))
                .isEqualTo(
                        "with c as (select a from t where a > §) select 2 from c join (select b from u where b < §) u on u.b >= §"
                                + " where exists (select 5 from v where lower(v.c) = §) and a not in (§)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a = 5, 'x' from t",
                "select (select 1 from u where b = 5) from t",
                "select a as where, b = 5 from t",
                "select a from t group by a having count(*) > 5",
                "select a from t order by 1 limit 10 offset 20",
                "select a from t where a = -5",
                "select a from t where a = 5::bigint",
                "select a from t where a = 5 + 1",
                "select a from t where 5 = a",
                "select a from t where 5 = 6",
                "select a from t where a like 'x%'",
                "select a from t where a ~ 'x'",
                "select a from t where a = interval '1 day'",
                "select a from t where a > date '2024-01-01'",
                "select a from t where a = 'x' collate \"C\"",
                "select a from t where a = E'x' and b = N'y' and c = X'00' and d = B'1'",
                "select a from t where a->'k' = 'v' and b[1] is null and c ->> 'x' = 'y'",
                "select a from t where f(a, 5) and left(b, 7) is null",
                "select a from t where f(a) filter (where b = 5) > c",
                "select a from t where a = 12345678901 and b = 1e5 and c = 0x1F and d = 007 and e = 1_000 and f = .5 and g = 5.",
                "select a from t where a = '' and b = null and c = true",
                "select a from t where case when a = 5 then 1 else 2 end = 3",
                "select a from t where a = 5 and b = 5",
                "select a from t where a = any ('{1,2}')",
                "select a from t where (a, b) in ((1, 2))",
                "select a from t where a = 5 -- and b = 6",
                "select a from t where a = 5 /* and b = 6 */",
                "select a from t where a = 'x\\' and b = 'y'",
                "select a from t where a = $$x$$",
                "insert into t select a from u where b = 5",
                "update t set a = 5 where b = 6",
                "with x as (delete from t where a = 5 returning a) select a from x",
            })
    void literalsThatMayMatterStay(String sql) {
        assertThat(shape(sql)).isEqualTo(sql);
    }

    @Test
    void theKindOfANumberIsPartOfTheShape() {
        assertThat(of("select a from t where a = 5"))
                .isEqualTo(of("select a from t where a = 999999999"))
                .isNotEqualTo(of("select a from t where a = '5'"))
                .isNotEqualTo(of("select a from t where a = 5.25"));
        assertThat(of("select a from t where a = 5.25"))
                .isEqualTo(of("select a from t where a = 7.99"))
                .isNotEqualTo(of("select a from t where a = 7.9"));
    }

    @Test
    void whatIsPinnedIsPartOfTheShape() {
        assertThat(of("select a from t where a = 5 limit 1")).isNotEqualTo(of("select a from t where a = 5 limit 2"));
    }

    @Test
    void aStringThatMayBeADateStaysOutsidePostgresql() {
        String sql = "select a from t where a = '2024-01-01' and b = 'x'";
        assertThat(StatementShape.of(sql, Dialect.MYSQL).orElseThrow().literals())
                .isEqualTo(1);
        assertThat(StatementShape.of(sql, Dialect.H2).orElseThrow().literals()).isEqualTo(1);
        assertThat(StatementShape.of(sql, Dialect.POSTGRESQL).orElseThrow().literals())
                .isEqualTo(2);
    }

    @Test
    void shapesDoNotTellTheirLiterals() {
        assertThat(of("select a from t where a = 'secret'").toString()).isEqualTo("StatementShape[1 free literals]");
    }

    private static StatementShape of(String sql) {
        return StatementShape.of(sql, Dialect.POSTGRESQL).orElseThrow();
    }

    private static String shape(String sql) {
        StringBuilder text = new StringBuilder(sql);
        StatementShape.of(sql, Dialect.POSTGRESQL).ifPresent(shape -> {
            for (int i = shape.literals() - 1; i >= 0; i--) {
                text.replace(shape.start(i), shape.end(i), "§");
            }
        });
        return text.toString();
    }
}
