package dev.ormai.driver.interference;

import static dev.ormai.driver.interference.Shape.ordered;
import static dev.ormai.driver.interference.Shape.unordered;

import java.util.List;

/** Statements over one table, and set operations. */
final class Shapes {
    static final List<Shape> COMMON = List.of(
            unordered(Shapes::plain),
            unordered(Shapes::plain),
            unordered(Shapes::counted),
            unordered(Shapes::distinct),
            unordered((t, e, c) -> operation(t, e, c, false)),
            ordered((t, e, c) -> operation(t, e, c, true)),
            ordered(Shapes::sorted),
            ordered(Shapes::limited));

    private Shapes() {}

    private static String plain(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + e.items(t) + " from " + t + " where " + e.where(t);
    }

    private static String counted(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select count(*), max(" + e.number(t) + "), min(" + t.column("total") + ") from " + t + " where "
                + e.where(t);
    }

    private static String distinct(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select distinct " + e.number(t) + ", " + t.column("name") + " from " + t + " where " + e.where(t);
    }

    private static String operation(Tables tables, Expressions e, Choices choices, boolean sorted) {
        Table a = tables.any();
        Table b = tables.any();
        String operator = choices.of("union", "union all", "except", "intersect");
        return "select " + a.id() + " from " + a + " where " + e.where(a) + " " + operator + " select " + b.id()
                + " from " + b + " where " + e.where(b) + (sorted ? " order by 1" : "");
    }

    private static String sorted(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.id() + ", " + t.column("total") + " from " + t + " where " + e.where(t) + " order by "
                + e.number(t) + choices.of("", " desc") + ", " + t.id();
    }

    private static String limited(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + e.items(t) + " from " + t + " where " + e.where(t) + " order by " + t.id()
                + choices.of("", " desc") + " limit " + choices.below(9)
                + choices.of("", " offset " + choices.below(5));
    }
}
