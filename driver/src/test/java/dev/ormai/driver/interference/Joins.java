package dev.ormai.driver.interference;

import static dev.ormai.driver.interference.Shape.unordered;

import java.util.List;

/** Statements over two and three tables. */
final class Joins {
    static final List<Shape> COMMON = List.of(
            unordered(Joins::on),
            unordered(Joins::on),
            unordered(Joins::outer),
            unordered(Joins::outer),
            unordered(Joins::using),
            unordered(Joins::natural),
            unordered(Joins::three),
            unordered(Joins::onValue),
            unordered(Joins::pairs));

    private Joins() {}

    private static String on(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select count(*) from " + a + " join " + b + " on " + equal(a, b) + " and " + e.condition(b) + " where "
                + e.where(a);
    }

    private static String outer(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", " + b.column("total") + " from " + a + choices.of(" left join ", " right join ")
                + b + " on " + equal(a, b) + " and " + e.where(choices.oneIn(2) ? a : b)
                + choices.of("", " where " + e.where(choices.oneIn(2) ? a : b));
    }

    private static String using(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", " + b.id() + " from " + a + choices.of(" join ", " left join ") + b + " using ("
                + choices.of("account_id", "account_id, total", "name, account_id") + ") where " + e.where(a) + " and "
                + e.condition(b);
    }

    private static String natural(Tables tables, Expressions e, Choices choices) {
        Table a = tables.plain();
        Table b = tables.plain();
        return "select count(*), max(" + e.number(a) + ") from " + a + " natural join " + b + " where " + e.where(b);
    }

    private static String three(Tables tables, Expressions e, Choices choices) {
        Table a = tables.named("accounts");
        Table b = tables.named("entries");
        Table c = tables.any();
        return "select count(*) from " + a + ", " + b + ", " + c + " where " + equal(a, b) + " and " + equal(a, c)
                + " and " + e.where(b) + " and " + e.where(choices.oneIn(2) ? a : c);
    }

    private static String onValue(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select count(*) from " + a + " join " + b + " on " + a.column("total") + " = " + e.number(b) + " where "
                + e.harmless(a);
    }

    private static String pairs(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select count(*), max(" + e.pair(a, b) + ") from " + a + " join " + b + " on " + equal(a, b) + " and "
                + e.pair(b, a) + " is not null where " + e.harmless(a);
    }

    static String equal(Table a, Table b) {
        return a.column("account_id") + " = " + b.column("account_id");
    }
}
