package dev.ormai.planner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.fuzz.FuzzShop;
import dev.ormai.policy.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimilarNamesTest {
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select (select count(*) from customers c where `cİty` = 'A') from (select 'A' as `cİty` from orders) x",
                "select (select max(name) from customers c where c.id = x.`ıd`) from (select id as `ıd` from orders) x, orders o where o.id = 1",
                "select (select 1 from customers where `naméx` = 1 and name = `nameX`) from (select 1 as `naméx`, 2 as nameX) x",
                "select `ä` from (select 1 as `ä`, 2 as `Ä`) x",
                "select `ÄB`.id from orders `ÄB`, customers `äb`",
                "with `ordersß` as (select id from orders), ordersS as (select 1 as id) select id from `ordersß`",
                "with `orderſ` as (select id from customers) select id from orders, (select id as i from `orderſ`) x",
                "select id from orders join (select 1 as id, 2 as `ſtatus`) x using (id) where status = `ſtatus`",
                "select x.n from (select 1 as n, 2 as `é`) x natural join (select 3 as m, 4 as `É`) y",
                "select city as `cİty` from customers order by `cİty`, city",
                "select rank() over `ẅ` from orders window `ẅ` as (order by id), `Ẅ` as (order by status)",
            })
    void twoNamesThatMayBeOneToTheServerAreRefused(String sql) {
        Plan plan = PLANNER.plan(new FuzzShop(Dialect.MYSQL).request(sql));

        assertThat(plan).isInstanceOf(Plan.Refuse.class);
        assertThat(((Plan.Refuse) plan).refusal().code()).isEqualTo(ErrorCode.STATEMENT_NOT_SUPPORTED);
        assertThat(((Plan.Refuse) plan).refusal().message()).contains("may be the same to the database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select city as 城市, name as 名字 from customers order by 城市, 名字",
                "select `größe` from (select id as `größe`, name as `name` from products) x",
                "select `Straße`, `straße` from (select 1 as `straße`) x",
                "with `bücher` as (select id, name from products) select `bücher`.id from `bücher`",
                "select 'é', 'e', 'É' from orders",
                "select name, NAME from customers",
            })
    void namesOfOtherScriptsPassWhereEachIsTheOnlyOneOfItsKind(String sql) {
        assertThat(PLANNER.plan(new FuzzShop(Dialect.MYSQL).request(sql))).isInstanceOf(Plan.Forward.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select \"cİty\" from (select 1 as \"cİty\", 2 as city) x",
                "select \"ä\" from (select 1 as \"ä\", 2 as \"Ä\") x"
            })
    void anotherDatabaseComparesNamesExactly(String sql) {
        assertThat(PLANNER.plan(new FuzzShop(Dialect.POSTGRESQL).request(sql))).isInstanceOf(Plan.Forward.class);
    }
}
