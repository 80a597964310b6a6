package dev.ormai.planner.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.fuzz.FuzzShop;
import dev.ormai.planner.relation.Reread;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.write.WrittenSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns are left of a relation where its table is named. */
final class NamedColumnsTest {
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();
    private static final String ORDERS = "orders(id tenant_id customer_id status total placed_at note version)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select name from customers                                              | customers(name)",
                "select c.name from customers c where c.city = 'x' order by c.email      | customers(name email city)",
                "select count(*) from customers                                          | customers(id)",
                "select 1 from products where exists (select 1 from orders)              | products(id) orders(id)",
                "select o.id from orders o join customers c on c.id = o.customer_id      | orders(id customer_id) customers(id)",
                "select o.id from orders o join order_items i using (id)                 | orders(id) order_items(id)",
                "select upper(status) as total from orders group by total, status        | orders(status total)",
                "select id from orders union all select quantity from order_items        | orders(id) order_items(id quantity)",
                "select p.id, (select max(o.total) from orders o where o.id = p.id) from products p | orders(id total) products(id)",
                "with o as (select id, total from orders) select id from o               | orders(id total)",
                "select x.id from (select id, status from orders) x                      | orders(id status)",
                "select rank() over (partition by status order by placed_at) from orders | orders(status placed_at)",
                "select sum(total) filter (where note = 'a') from orders                 | orders(total note)",
            })
    void whatIsNamedStays(String sql, String expected) {
        assertThat(relations(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | select * from orders",
                "POSTGRESQL | select o.* from orders o",
                "POSTGRESQL | table orders",
                "POSTGRESQL | with x as (select * from orders) select id from x",
                "POSTGRESQL | select row_to_json(o) from orders o",
                "POSTGRESQL | select orders from orders",
                "POSTGRESQL | select count(o) from orders as o",
                "POSTGRESQL | select a from orders as o (a)",
                "POSTGRESQL | select o.id from (select 1 as id) x natural join orders o",
                "MYSQL      | select id from orders",
                "H2         | select id from orders",
            })
    void whatIsReadByItsPlaceKeepsTheRelationWhole(Dialect dialect, String sql) {
        assertThat(relations(dialect, sql)).isEqualTo(ORDERS);
    }

    private static String relations(Dialect dialect, String sql) {
        Plan plan = PLANNER.plan(new FuzzShop(dialect).request(sql));
        assertThat(plan).as(sql).isInstanceOf(Plan.Forward.class);
        Plan.Forward forward = (Plan.Forward) plan;
        List<String> relations = new ArrayList<>();
        new TreeMapper() {
            @Override
            public FromItem from(FromItem item) {
                if (item instanceof DerivedTable derived
                        && derived.query().body() instanceof Select select
                        && select.from().size() == 1
                        && select.from().get(0) instanceof TableReference table
                        && table.name().parts().size() == 2) {
                    relations.add(select.items().stream()
                            .map(NamedColumnsTest::name)
                            .collect(Collectors.joining(" ", table.name().last() + "(", ")")));
                    return item;
                }
                return super.from(item);
            }
        }.query(Reread.query(new WrittenSql(forward.sql().text(), forward.sql().parameters()), dialect));
        return relations.stream()
                .map(relation -> relation.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String name(SelectItem item) {
        SelectItem.Value value = (SelectItem.Value) item;
        return value.alias().orElseGet(() -> ((ColumnReference) value.expression()).column());
    }
}
