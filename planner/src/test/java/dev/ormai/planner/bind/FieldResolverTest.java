package dev.ormai.planner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.fuzz.FuzzShop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On PostgreSQL a name that is no field of a value, and no column of a row, is a function's. */
final class FieldResolverTest {
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select (c).name, ((c)).email from customers c where (c).id > 1",
                "select (x).n from (select id as n from orders) x",
                "select (json_each('{}')).key",
                "select e.key, e.value from json_each('{}') e",
                "select json_each.key from json_each('{}')",
                "select generate_series.generate_series from generate_series(1, 2)",
                "select g.g from generate_series(1, 2) g",
                "select g.n, n from generate_series(1, 2) g (n)",
                "select u.a, u.b from unnest(array[1], array[2]) u (a, b)",
                "select x.\"?column?\", x.\"case\", x.coalesce, x.int4, x.upper from"
                        + " (select 1, case when true then 1 end, coalesce(2, 3), '1'::int, upper('a')) x",
                "select v.column1, v.column2 from (values (1, 2)) v",
                "select r.id from (with recursive r as (select id from orders union all select id from r) select * from r) r",
                "select j.id from (products p join (select 1 as one) o on true) as j",
            })
    void whatIsSureToBeThereIsRead(String sql) {
        assertThat(PLANNER.plan(new FuzzShop(Dialect.POSTGRESQL).request(sql))).isInstanceOf(Plan.Forward.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select (1).somebodys",
                "select (id).somebodys from orders",
                "select (upper(name)).somebodys from products",
                "select (select 1).somebodys",
                "select (c).somebodys from customers c",
                "select (c).ssn from customers c",
                "select (x.r).name from (select c as r from customers c) x",
                "select (c).name from customers c, (select 1 as c) x",
                "select (select (c).somebodys from orders o) from customers c",
                "select (json_each('{}')).somebodys",
                "select e.somebodys from json_each('{}') e",
                "select unnest.somebodys from unnest(array[1])",
                "select u.somebodys from unnest(array[1]) u",
                "select somebodys.somebodys from generate_series(1, 2) as somebodys (n)",
                "select somebodys.somebodys from unnest(array[1]) as somebodys (n)",
                "select somebodys.somebodys from unnest(array[1], array[2]) as somebodys",
                "select somebodys.somebodys from coalesce('a', 'b') as somebodys (n)",
                "select somebodys.somebodys from json_to_record('{}') as somebodys (n int)",
                "select x.somebodys from (select 1) x",
                "select x.somebodys from (values (1)) x",
                "select x.somebodys from (select * from unnest(array[1])) x",
                "select j.somebodys from (products p join (select 1 as one) o on true) as j",
                "with recursive r as (select 1 union all select r.somebodys from r) select * from r",
                "select id from orders order by (id).somebodys",
                "select id from orders o join products p on (o.id).somebodys = 1",
            })
    void anythingElseIsRefusedBeforeItIsPlanned(String sql) {
        Plan plan = PLANNER.plan(new FuzzShop(Dialect.POSTGRESQL).request(sql));

        assertThat(plan).isInstanceOf(Plan.Refuse.class);
        assertThat(((Plan.Refuse) plan).refusal().message())
                .containsAnyOf("is not known to be a row", "is not allowed on", "is not there", "is ambiguous");
    }
}
