package dev.ormai.planner.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.fuzz.FuzzShop;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out of a result's columns: {@code …} stands for any number that only the database knows. */
final class ResultSearchTest {
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select id, name from customers                                  | customers.id, customers.name",
                "select (c.name) as n from customers c                           | customers.name",
                "select upper(name), id + 0, id::text, 1 from customers          | computed, computed, computed, computed",
                "select email, city, national_id, card_number, id from customers | customers.email mask, customers.city expression, customers.national_id mask, customers.card_number mask, customers.id",
                "select * from order_items                                       | order_items.id, order_items.order_id, order_items.product_id, order_items.quantity, order_items.unit_price",
                "select p.price * i.quantity, i.* from (select 1 as price) p, order_items i | computed, order_items.id, order_items.order_id, order_items.product_id, order_items.quantity, order_items.unit_price",
                "select sum(total), max(note) from orders                        | computed, computed",
                "select (select name from products limit 1)                      | computed",
            })
    void aColumnThatStandsAloneIsTheRelations(String sql, String expected) {
        assertThat(columns(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select x.n from (select name as n from products) x                     | products.name",
                "select x.b from (select id, name from products) x (a, b)               | products.name",
                "select * from (select id, price * 2 from products) x                   | products.id, computed",
                "with x as (select id, email from customers) select email, x.id from x  | customers.email mask, customers.id",
                "with x (a) as (select id from orders) select a from x                  | orders.id",
                "with x as (select id from orders) table x                              | orders.id",
                "with x as (select id from orders), y as (select id as z from x) select z from y | orders.id",
                "with products as (select id from orders) select id from products       | orders.id",
                "with recursive r as (select id from orders union all select id from r where false) select id from r | computed",
                "select a from orders as o (a)                                          | orders.id",
                "select l.n from products p, lateral (select p.name as n) l             | products.name",
                "((select id from orders))                                              | orders.id",
            })
    void itIsHandedThroughQueriesThatGiveItAsItIs(String sql, String expected) {
        assertThat(columns(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select id from orders union select id from products      | computed",
                "select x.id from (select id from orders union all select id from orders) x | computed",
                "values (1, 2)                                            | computed, computed",
                "select * from (values (1)) x                             | computed",
            })
    void whatTwoQueriesGiveIsNeithers(String sql, String expected) {
        assertThat(columns(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select id from products join (select id from orders) o using (id)       | products.id",
                "select id from products left join (select id from orders) o using (id)  | products.id",
                "select id from products right join (select id from orders) o using (id) | orders.id",
                "select id from products full join (select id from orders) o using (id)  | computed",
                "select * from (select id, name from products) p join (select id, total from orders) o using (id) | products.id, products.name, orders.total",
                "select * from (select id, name from products) p natural join (select id, total from orders) o    | products.id, products.name, orders.total",
                "select o.id from (select id from products) p join (select id from orders) o using (id)           | orders.id",
            })
    void aMergedColumnIsThatOfTheSideThatIsAlwaysThere(String sql, String expected) {
        assertThat(columns(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select c from customers c                          | row of customers",
                "select c, c.id from customers c                    | row of customers, customers.id",
                "select (c).email, (c).id from customers c          | customers.email mask, customers.id",
                "select ((c)).name from customers c                 | customers.name",
                "select (x).id from (select id from orders) x       | orders.id",
                "select x from (select id from orders) x            | computed",
            })
    void aRowOfARelationIsKnownAndItsFieldsAreItsColumns(String sql, String expected) {
        assertThat(columns(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select o.id, f.*, o.note from orders o, unnest(array[1]) f               | orders.id, …, orders.note",
                "select f.*, o.note from orders o, unnest(array[1]) f                     | …, orders.note",
                "select o.id, f.* from orders o, unnest(array[1]) f                       | orders.id, …",
                "select o.id, f.*, o.total, f.*, o.note from orders o, unnest(array[1]) f | orders.id, …, orders.note",
                "select n, id from orders, unnest(array[1]) as f (n)                      | computed, orders.id",
            })
    void columnsBehindAFunctionsAreCountedFromTheEnd(String sql, String expected) {
        assertThat(columns(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
    }

    @Test
    void mySqlFindsNamesWithoutRegardToCase() {
        assertThat(columns(Dialect.MYSQL, "select C.ID, X.N from customers c, (select name as n from products) x"))
                .isEqualTo("customers.id, products.name");
        assertThat(columns(Dialect.MYSQL, "with X as (select id from orders) select Id from x"))
                .isEqualTo("orders.id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | select c.id from customers c, orders             | c=shop.customers orders=shop.orders",
                "POSTGRESQL | select id from customers union select id from orders | ",
                "POSTGRESQL | (table orders)                                   | orders=shop.orders",
                "POSTGRESQL | with x as (select id from orders) select y.id from x y | x=x",
                "POSTGRESQL | select x.id from (select id from orders) x       | ",
                "H2         | select id from orders o                          | O=SHOP.ORDERS",
            })
    void theSourcesOfTheOutermostSelectKeepWhatTheClientNamed(Dialect dialect, String sql, String expected) {
        String sources = new TreeMap<>(found(dialect, sql).sources())
                .entrySet().stream()
                        .map(source -> source.getKey() + "="
                                + source.getValue()
                                        .schema()
                                        .map(schema -> schema + ".")
                                        .orElse("")
                                + source.getValue().name())
                        .collect(Collectors.joining(" "));

        assertThat(sources).isEqualTo(expected == null ? "" : expected);
    }

    private static String columns(Dialect dialect, String sql) {
        ResultColumns found = found(dialect, sql);
        String first = described(found.first());
        if (found.complete()) {
            return first;
        }
        return List.of(first, "…", described(found.last())).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String described(List<ResultColumn> columns) {
        return columns.stream().map(ResultSearchTest::described).collect(Collectors.joining(", "));
    }

    private static String described(ResultColumn column) {
        if (column instanceof ResultColumn.Plain plain) {
            String value = plain.masked() ? " " + plain.value().name().toLowerCase(Locale.ROOT) : "";
            return plain.table().name() + "." + plain.column() + value;
        }
        return column instanceof ResultColumn.WholeRow row
                ? "row of " + row.table().name()
                : "computed";
    }

    private static ResultColumns found(Dialect dialect, String sql) {
        Plan plan = PLANNER.plan(new FuzzShop(dialect).request(sql));
        assertThat(plan).as(sql).isInstanceOf(Plan.Forward.class);
        return ((Plan.Forward) plan).sql().columns();
    }
}
