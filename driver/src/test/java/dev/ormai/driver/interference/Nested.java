package dev.ormai.driver.interference;

import static dev.ormai.driver.interference.Shape.ordered;
import static dev.ormai.driver.interference.Shape.unordered;

import java.util.List;

/** Statements with queries inside: derived tables, common table expressions, sub-selects of conditions. */
final class Nested {
    static final List<Shape> COMMON = List.of(
            unordered(Nested::derived),
            unordered(Nested::derivedJoined),
            unordered(Nested::grouped),
            unordered(Nested::common),
            unordered(Nested::recursive),
            unordered(Nested::exists),
            unordered(Nested::in),
            unordered(Nested::compared),
            unordered(Nested::several),
            unordered(Nested::correlated),
            ordered(Nested::limitedInside));

    private Nested() {}

    private static String derived(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select count(*), max(s.y) from (select " + t.id() + ", " + e.number(t) + " as y from " + t + " where "
                + e.harmless(t) + ") s where s.y " + choices.of(">= 0", "is not null", "<> 77");
    }

    private static String derivedJoined(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", s.y from " + a + choices.of(" join ", " left join ") + "(select "
                + b.column("account_id") + ", " + e.number(b) + " as y from " + b
                + choices.of("", " where " + e.where(b))
                + ") s on s.account_id = " + a.column("account_id") + choices.of("", " and s.y > 0") + " where "
                + e.where(a);
    }

    private static String grouped(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select max(s.y) from (select " + e.number(t) + " as y, " + t.column("name")
                + " as z, count(*) as n from "
                + t + " where " + e.where(t) + " group by " + t.column("id") + ", " + t.column("account_id") + ", "
                + t.column("total") + ", " + t.column("big") + ", " + t.column("name") + ", " + t.column("amount")
                + ", "
                + t.column("body") + ", " + t.column("booked") + ", " + t.column("seen")
                + ") s where s.y >= 0 and s.z = '1'";
    }

    private static String common(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "with c as (select " + a.column("account_id") + ", " + e.number(a) + " as y from " + a + " where "
                + e.harmless(a) + ") select count(*) from c join " + b + " on " + b.column("account_id")
                + " = c.account_id where c.y >= 0 or " + e.where(b);
    }

    private static String recursive(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "with recursive r (id, n) as (select " + a.id() + ", 1 from " + a + " where " + e.where(a)
                + " union all select " + b.id() + ", r.n + 1 from r join " + b + " on " + b.column("account_id")
                + " = r.id and " + e.condition(b) + " where r.n < 3) select r.n, count(*) from r group by r.n";
    }

    private static String exists(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + e.items(a) + " from " + a + " where " + choices.of("exists", "not exists")
                + " (select 1 from " + b + " where " + Joins.equal(a, b) + " and " + e.where(b) + ")"
                + choices.of("", " and " + e.where(a));
    }

    private static String in(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + " from " + a + " where " + a.column("account_id") + choices.of(" in ", " not in ")
                + "(select " + choices.of(b.column("account_id"), e.number(b)) + " from " + b + " where " + e.where(b)
                + ")";
    }

    private static String compared(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select count(*) from " + a + " where " + choices.of(a.column("total"), e.number(a))
                + choices.of(" > any ", " >= all ", " <> all ", " = any ") + "(select " + e.number(b) + " from " + b
                + " where " + e.harmless(b) + ")";
    }

    /** One row for each account with visible entries, two for one that only hidden entries name. */
    private static String several(Tables tables, Expressions e, Choices choices) {
        Table a = tables.named("entries");
        Table b = tables.named("items");
        return "select " + a.id() + " from " + a + " where " + a.column("total") + " > (select " + b.column("total")
                + " - 500 from " + b + " where " + Joins.equal(a, b) + " and " + b.id() + " > 0) and " + e.harmless(a);
    }

    private static String correlated(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", (select sum(" + b.column("total") + ") from " + b + " where " + Joins.equal(a, b)
                + " and " + e.pair(a, b) + " is not null) from " + a + " where " + e.where(a);
    }

    private static String limitedInside(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select s.id, s.y from (select " + t.id() + ", " + e.number(t) + " as y from " + t + " where "
                + e.where(t) + " order by " + t.id() + " limit " + (1 + choices.below(9))
                + ") s where s.y is not null order by s.id";
    }
}
