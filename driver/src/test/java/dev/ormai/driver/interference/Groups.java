package dev.ormai.driver.interference;

import static dev.ormai.driver.interference.Shape.ordered;
import static dev.ormai.driver.interference.Shape.unordered;

import java.util.List;

/** Aggregates and windows. */
final class Groups {
    static final List<Shape> COMMON = List.of(
            unordered(Groups::by),
            unordered(Groups::byValue),
            unordered(Groups::having),
            unordered(Groups::window),
            unordered(Groups::windowAbove),
            ordered(Groups::ranked));

    static final List<Shape> MARIADB = List.of(
            unordered((t, e, c) -> concatenated(t, e, "group_concat(%1$s order by %2$s separator ',')")),
            unordered((t, e, c) -> rollup(t, e, " group by %s with rollup")));

    static final List<Shape> H2 =
            List.of(unordered((t, e, c) -> concatenated(t, e, "listagg(%1$s, ',') within group (order by %2$s)")));

    private static final String[] AGGREGATES = {"count(%s)", "max(%s)", "min(%s)", "count(distinct %s)"};

    private Groups() {}

    private static String by(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.column("name") + ", " + choices.of(AGGREGATES).formatted(e.number(t)) + ", count(*) from "
                + t + " where " + e.where(t) + " group by " + t.column("name");
    }

    private static String byValue(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select s.y, count(*) from (select " + e.number(t) + " as y from " + t + " where " + e.harmless(t)
                + ") s group by s.y";
    }

    private static String having(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.column("total") + ", sum(" + t.column("amount") + ") from " + t + " where " + e.harmless(t)
                + " group by " + t.column("total") + " having "
                + choices.of(
                        "1000000 / (" + t.column("total") + " - 33) > 0",
                        "max(" + e.number(t) + ") >= 0",
                        "1000 / count(*) > 0",
                        "count(case when " + e.condition(t) + " then 1 end) >= 0");
    }

    private static String window(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.id() + ", "
                + choices.of(
                        "max(" + e.number(t) + ") over (partition by " + t.column("name") + ")",
                        "row_number() over (order by " + e.number(t) + ", " + t.id() + ")",
                        "sum(" + t.column("total") + ") over (order by " + t.id() + " rows between " + choices.below(4)
                                + " preceding and current row)",
                        "lag(" + e.number(t) + ", 1) over (order by " + t.id() + ")",
                        "rank() over (partition by " + e.number(t) + " order by " + t.id() + ")")
                + " from " + t + " where " + e.where(t);
    }

    private static String windowAbove(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select s.id from (select " + t.id() + ", " + t.column("account_id") + ", " + e.number(t)
                + " as y, row_number() over (partition by " + t.column("account_id") + " order by " + t.id()
                + ") as n from " + t + ") s where s.n = 1 and s.account_id = " + choices.below(45) + " and s.y >= 0";
    }

    private static String ranked(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select s.name, s.n, s.y from (select " + t.column("name") + ", count(*) as n, max(" + e.number(t)
                + ") as y from " + t + " where " + e.where(t) + " group by " + t.column("name") + ") s order by s.name";
    }

    static String concatenated(Tables tables, Expressions e, String call) {
        Table t = tables.any();
        return "select " + call.formatted(e.number(t), t.id()) + " from " + t + " where " + e.where(t);
    }

    static String rollup(Tables tables, Expressions e, String groupBy) {
        Table t = tables.any();
        return "select " + t.column("name") + ", count(*), max(" + e.number(t) + ") from " + t + " where " + e.where(t)
                + groupBy.formatted(t.column("name"));
    }
}
