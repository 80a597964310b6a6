package dev.ormai.planner.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.fuzz.FuzzShop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MariaDB 10.11, with lower_case_table_names = 0, answers the first two from the common table expression. */
final class CommonTableSpellingTest {
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with cUstomers as (select 7 as id) select id from customers          | from `cUstomers` as `customers`",
                "with a as (select 7 as id) select A.id from A                        | from `a` as `A`",
                "with a as (select 7 as id) select x.id from A as x                   | from `a` as `x`",
                "with a as (select 7 as id) table A                                   | table `a`",
                "with recursive a as (select 1 as n union all select n + 1 from A where n < 3) select n from a | from `a` as `A`",
                "with o as (select id from orders) select (select max(id) from O) as m | from `o` as `O`",
                "with a as (with orders as (select 1 as id) select id from orders) select id from Orders | MODEL_NOT_ALLOWED",
                "with a as (select id from B), b as (select 1 as id) select id from a | MODEL_NOT_ALLOWED",
            })
    void aMentionGetsTheSpellingOfItsDefinition(String sql, String expected) {
        Plan plan = PLANNER.plan(new FuzzShop(Dialect.MYSQL).request(sql));

        String outcome = plan instanceof Plan.Forward forward
                ? forward.sql().text()
                : ((Plan.Refuse) plan).refusal().code().toString();
        assertThat(outcome).contains(expected);
    }
}
