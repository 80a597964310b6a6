package dev.ormai.driver.interference;

import static dev.ormai.driver.interference.Shape.ordered;
import static dev.ormai.driver.interference.Shape.unordered;

import java.util.List;

/** Statements that name masked and denied columns and tables that no policy names. */
final class Hidden {
    static final List<Shape> SHAPES = List.of(
            unordered(Hidden::joined),
            unordered(Hidden::grouped),
            ordered(Hidden::sorted),
            unordered(Hidden::compared),
            unordered(Hidden::refused));

    private Hidden() {}

    private static String joined(Tables tables, Expressions e, Choices choices) {
        Table a = tables.named("accounts");
        Table b = tables.named(choices.of("accounts", "notes"));
        String right = b.name().equals("notes") ? b.column("label") : b.column(choices.of("phone", "email", "code"));
        return "select " + a.id() + ", " + b.id() + " from " + a + choices.of(" join ", " left join ") + b + " on "
                + a.column(choices.of("phone", "email", "code")) + choices.of(" = ", " < ") + right + " and "
                + Joins.equal(a, b) + " where " + e.where(choices.oneIn(2) ? a : b);
    }

    private static String grouped(Tables tables, Expressions e, Choices choices) {
        Table t = tables.named("notes");
        return "select " + t.column("label") + ", count(*), max(" + e.number(t) + ") from " + t + " where " + e.where(t)
                + " group by " + t.column("label");
    }

    private static String sorted(Tables tables, Expressions e, Choices choices) {
        Table t = tables.named("accounts");
        return "select " + t.id() + ", " + t.column("email") + " from " + t + " where " + e.where(t) + " order by "
                + t.column(choices.of("phone", "email", "pin", "code")) + ", " + t.id() + choices.of("", " limit 4");
    }

    private static String compared(Tables tables, Expressions e, Choices choices) {
        Table a = tables.named("accounts");
        Table b = tables.named("accounts");
        return "select " + a.id() + " from " + a + " where " + a.column("phone")
                + choices.of(" in ", " not in ", " = any ", " >= all ") + "(select " + b.column("phone") + " from " + b
                + " where " + e.where(b) + ")";
    }

    private static String refused(Tables tables, Expressions e, Choices choices) {
        Table t = tables.named("accounts");
        return choices.of(
                "select " + t.column("ssn") + " from " + t + " where " + e.where(t),
                "select " + t.id() + " from " + t + " where 1 / (length(" + t.column("ssn") + ") - 9) > 0",
                "select count(*) from vault where total = 33",
                "select count(*) from " + t + " where exists (select 1 from vault v where v.id = " + t.id() + ")");
    }
}
