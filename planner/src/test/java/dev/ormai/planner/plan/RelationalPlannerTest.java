package dev.ormai.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.relation.RowPredicate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RelationalPlannerTest {
    private final Shop shop = Shop.of(Dialect.POSTGRESQL);

    @Test
    void aDeniedColumnIsNotThere() {
        assertThat(shop.reason("select secret from customers"))
                .contains("secret")
                .contains("not found");
        assertThat(shop.reason("select c.secret from customers c")).contains("secret");
        assertThat(shop.reason("select id from orders where tenant_id = 2")).contains("tenant_id");
    }

    @Test
    void aDeniedColumnIsNotThereBehindAWholeRow() {
        assertThat(shop.plan("select c from customers c").lineage().get(0).origins())
                .contains("shop.customers.email")
                .doesNotContain("shop.customers.secret", "shop.customers.tenant_id");
    }

    @Test
    void aTableWithoutARelationIsNotOpen() {
        assertThat(shop.reason("select amount from payroll"))
                .isEqualTo("table shop.payroll is not open to this principal");
    }

    @Test
    void anUnknownTableIsNamed() {
        assertThat(shop.reason("select 1 from warehouse.boxes")).isEqualTo("table warehouse.boxes is not known");
    }

    @Test
    void aNonRecursiveTableNeverReadsItself() {
        assertThat(shop.reason("with payroll as (select * from payroll) select amount from payroll"))
                .isEqualTo("table shop.payroll is not open to this principal");
    }

    @Test
    void aScanTellsWhatItStandsUnder() {
        PlannedScan scan = shop.plan("select id from customers").scans().get(0);

        assertThat(scan.table()).isEqualTo(Shop.CUSTOMERS);
        assertThat(scan.guarded()).isTrue();
        assertThat(scan.predicates()).containsExactly(RowPredicate.Kind.TENANT, RowPredicate.Kind.SOFT_DELETE);
        assertThat(scan.maskedColumns()).containsExactly("email");
        assertThat(scan.columns()).contains("id", "email").doesNotContain("secret", "tenant_id", "deleted_at");
    }

    @Test
    void theParentRowsOfAPredicateAreReadForThePolicy() {
        assertThat(shop.plan("select price from order_items").scans())
                .extracting(PlannedScan::table, PlannedScan::purpose, PlannedScan::guarded)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Shop.ORDER_ITEMS, PlannedScan.Purpose.STATEMENT, true),
                        org.assertj.core.groups.Tuple.tuple(Shop.ORDERS, PlannedScan.Purpose.POLICY, true));
    }

    @Test
    void aCorrelationOfThePolicyIsNotTakenForOneOfTheStatement() {
        RelationalPlan plan = shop.plan("select (select max(i.price) from order_items i where i.order_id = o.id"
                + " and i.quantity > (select min(j.quantity) from order_items j where j.order_id = o.id)) as top,"
                + " (select count(*) from order_items k where k.price > o.total) from orders o");

        assertThat(plan.guarded()).isTrue();
        assertThat(plan.lineage().get(0).origins()).containsExactly("shop.order_items.price");
    }

    @Test
    void aPlanShowsFilterAndMaskBeneathTheStatement() {
        assertThat(shop.plan("select email from customers").text())
                .containsSubsequence(
                        "Project(email=",
                        "Project(id=",
                        "left(",
                        "Filter(",
                        "IS NULL",
                        "TableScan(table=[[shop, customers]])");
    }

    @Test
    void aProductCostsMoreThanAJoinByKey() {
        double join = total("select 1 from customers c join orders o on o.customer_id = c.id");
        double product = total("select 1 from customers c cross join orders o");
        double threefold = total("select 1 from customers c, orders o, products p");

        assertThat(product).isGreaterThan(1.5 * join);
        assertThat(threefold).isGreaterThan(100 * product);
    }

    @Test
    void aCommaWithItsConditionCostsWhatAJoinDoes() {
        double join = total("select 1 from customers c join orders o on o.customer_id = c.id"
                + " join order_items i on i.order_id = o.id where c.city = 'Ulm'");
        double comma = total("select 1 from order_items i, orders o, customers c"
                + " where c.city = 'Ulm' and o.customer_id = c.id and i.order_id = o.id");

        assertThat(comma).isEqualTo(join);
    }

    @Test
    void aQueryForEachRowCostsMoreThanOneForAll() {
        double once = total("select (select max(total) from orders) from customers");
        double each = total("select (select max(o.total) from orders o where o.customer_id = c.id) from customers c");

        assertThat(each).isGreaterThan(5 * once);
    }

    @Test
    void costIsFiniteHoweverLargeTheProduct() {
        String tables = IntStream.range(0, 40).mapToObj(i -> "products p" + i).collect(Collectors.joining(", "));

        assertThat(total("select 1 from " + tables)).isFinite().isGreaterThan(1e17);
    }

    @Test
    void aLimitBoundsTheRowsOfTheResult() {
        assertThat(shop.plan("select id from products").cost().rows()).isEqualTo(1000);
        assertThat(shop.plan("select id from products limit 7").cost().rows()).isEqualTo(7);
    }

    @Test
    void aSeriesCostsAsManyRowsAsItHas() {
        assertThat(shop.plan("select i from generate_series(1, 1000000) as i")
                        .cost()
                        .rows())
                .isEqualTo(1e6);
    }

    @Test
    void theSameStatementCostsTheSame() {
        String sql = "select c.city, count(*) from customers c join orders o on o.customer_id = c.id group by c.city";

        assertThat(shop.plan(sql)).isEqualTo(Shop.of(Dialect.POSTGRESQL).plan(sql));
    }

    @Test
    void knownCountsAreUsed() {
        RelationalPlanner planner = new RelationalPlanner(Map.of(Shop.PRODUCTS, 5e6));
        PlanOutcome outcome = planner.plan(
                shop.parse("select id from products"),
                shop.catalog(),
                new NameScope(List.of("shop")),
                shop.relations());

        assertThat(outcome).isInstanceOfSatisfying(PlanOutcome.Planned.class, planned -> assertThat(
                        planned.plan().cost().rows())
                .isEqualTo(5e6));
    }

    @Test
    void commonTablesThatDoubleEachOtherAreGivenUp() {
        String doublings = IntStream.range(1, 40)
                .mapToObj(i -> "t%d as (select a.id from t%d a join t%d b on a.id = b.id)".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining(", "));

        assertThat(shop.reason("with t0 as (select id from products), " + doublings + " select id from t39"))
                .contains("spell out to more than");
    }

    @Test
    void aRecursionWithoutAStartIsGivenUp() {
        assertThat(shop.reason("with recursive r as (select id from r) select id from r"))
                .isEqualTo("r names itself, but has no part that does not");
    }

    @Test
    void aQueryThatTellsTheLimitIsGivenUp() {
        assertThat(shop.reason("select id from products limit (select count(*) from orders)"))
                .isEqualTo("a query tells how many rows LIMIT, OFFSET or FETCH is about");
    }

    @Test
    void longListsArePlanned() {
        String numbers = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));

        assertThat(shop.plan("select id from products where id in (" + numbers + ")")
                        .scans())
                .hasSize(1);
    }

    @Test
    void aReasonNamesNoClass() {
        assertThat(List.of(
                        shop.reason("select nowhere from products"),
                        shop.reason("select id from products, orders"),
                        shop.reason("select id from products union select id, name from products"),
                        shop.reason("select p.id from products p join orders p on true"),
                        shop.reason("select rank() over w from products")))
                .allSatisfy(reason -> assertThat(reason)
                        .isNotBlank()
                        .doesNotContain("org.apache", "Exception", "dev.ormai", "java."));
    }

    @Test
    void manyThreadsPlanAtOnce() throws Exception {
        String sql = "select c.name, sum(i.price) from customers c join orders o on o.customer_id = c.id"
                + " join order_items i on i.order_id = o.id where c.city = 'Ulm' group by c.name order by 2 desc";
        RelationalPlan expected = Shop.of(Dialect.POSTGRESQL).plan(sql);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<RelationalPlan>> plans = java.util.Collections.nCopies(200, () -> shop.plan(sql));

            for (var plan : threads.invokeAll(plans)) {
                assertThat(plan.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFirstPlanCanBeMadeAheadOfTime() {
        RelationalPlanner planner = new RelationalPlanner();

        assertThat(planner.warmUp()).isTrue();
    }

    private double total(String sql) {
        return shop.plan(sql).cost().total();
    }
}
