package dev.ormai.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.ColumnLineage;
import dev.ormai.planner.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallColumnsTest {
    private static final String META = "shop.customers.meta";

    @Test
    void everyColumnOfAJsonTableComesFromItsDocument() {
        RelationalPlan plan = Shop.of(Dialect.MYSQL)
                .plan("select c.id, jt.* from customers c, json_table(c.meta, '$' columns (tier varchar(10) path '$.t',"
                        + " nested path '$.x' columns (n for ordinality))) as jt where jt.n > 1");

        assertThat(plan.guarded()).isTrue();
        assertThat(plan.lineage())
                .containsExactly(
                        new ColumnLineage("id", List.of("shop.customers.id")),
                        new ColumnLineage("tier", List.of(META)),
                        new ColumnLineage("n", List.of(META)));
    }

    @Test
    void aliasRenamesTheColumnsOfAJsonTable() {
        RelationalPlan plan = Shop.of(Dialect.POSTGRESQL)
                .plan(
                        "select j.b, y from customers c left join json_table(c.meta, '$' columns (a int, b text)) as j (x, b)"
                                + " on true cross join (select 1 as y) q");

        assertThat(plan.lineage())
                .containsExactly(new ColumnLineage("b", List.of(META)), new ColumnLineage("y", List.of()));
    }

    @Test
    void deniedColumnIsNoDocument() {
        assertThat(
                        Shop.of(Dialect.MYSQL)
                                .reason(
                                        "select jt.a from customers c, json_table(c.secret, '$' columns (a int path '$')) as jt"))
                .contains("secret");
    }

    @Test
    void rowsWithoutColumnsArePlanned() {
        Shop shop = Shop.of(Dialect.POSTGRESQL);

        assertThat(shop.plan("select from orders where total > 3").guarded()).isTrue();
        assertThat(shop.plan("select 1 where exists (select from orders) and exists (select)")
                        .scans())
                .hasSize(1);
        assertThat(shop.plan("select count(*) from (select from orders group by status) o union all select 2")
                        .guarded())
                .isTrue();
    }

    @Test
    void nationalStringIsLabelledByItsType() {
        assertThat(Shop.of(Dialect.POSTGRESQL)
                        .plan("select N'x', cast(N'x' as text), '1'::text::int")
                        .lineage())
                .extracting(ColumnLineage::label)
                .containsExactly("bpchar", "text", "int4");
    }
}
