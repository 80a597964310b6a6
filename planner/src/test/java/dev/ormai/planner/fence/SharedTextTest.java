package dev.ormai.planner.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.Plan;
import dev.ormai.planner.shape.SharedText;
import dev.ormai.planner.shape.TextTemplate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements share one text with all of their shape, and what it is. */
final class SharedTextTest {
    private final Ledger ledger = new Ledger(Dialect.POSTGRESQL, "public");

    @Test
    void literalsOfALookupAreParametersAmongThePolicys() {
        Plan.Forward plan = ledger.forward("select e.total from entries e where e.id = 7 and e.name <> 'O''Hara ?'");

        SharedText shared = shared(plan).orElseThrow();

        assertThat(shared.text())
                .isEqualTo(plan.sql().text().replace("\"id\" = 7", "\"id\" = ?").replace("'O''Hara ?'", "?"));
        assertThat(shared.parameters())
                .containsExactly(
                        plan.sql().parameters().get(0), new ParameterSource.Literal(0), new ParameterSource.Literal(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from entries where id = 7",
                "select name from entries e where (e.id = '7') and e.total > 8",
                "select count(*) from codes where id = 7 and label in ('a', 'b') group by label order by 1 limit 3",
                "select 1 / total from entries where total between 1 and 9 and id = 7",
                "select name from items where id = 7",
            })
    void aLookupByTheKeyIsShared(String sql) {
        assertThat(shared(ledger.forward(sql))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from entries where account_id = 7",
                "select name from entries where id > 7",
                "select name from entries where id in (7, 8)",
                "select name from entries where id = 7 or total = 8",
                "select name from entries where not (id = 7)",
                "select name from entries where id = 7 and amount < 2.50",
                "select name from entries where id = 7.25 and total = 8",
                "select name from entries where id = total and total = 8",
                "select name from entries where id + 0 = 7",
                "select x.a from entries as x (b, a) where x.a = 'x' and b = 7",
                "select e.name from entries e join codes c on c.id = e.total where e.id = 7",
                "select name from entries where id = 7 and exists (select 1 from codes where label = 'x')",
                "select name from entries where id = 7 and exists (select 1 where 'x' <> name and total < 8)",
                "select s.name from (select name from entries where id = 7) s",
                "with s as (select name from entries where id = 7) select name from s",
                "select name from entries where id = 7 union all select name from codes where id = 8",
            })
    void anyOtherStatementIsNot(String sql) {
        Plan plan = ledger.plan(sql);

        assertThat(plan instanceof Plan.Forward forward ? shared(forward) : Optional.empty())
                .isEmpty();
    }

    /** Only PostgreSQL reads every such literal as the type that it is bound with here. */
    @ParameterizedTest
    @EnumSource(value = Dialect.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void noOtherDatabaseIsAsked(Dialect dialect) {
        Plan.Forward plan = new Ledger(dialect, "public").forward("select name from entries where id = 7");

        assertThat(plan.template()).isPresent();
        assertThat(shared(plan)).isEmpty();
    }

    private static Optional<SharedText> shared(Plan.Forward plan) {
        return plan.template().flatMap(TextTemplate::shared);
    }
}
