package dev.ormai.driver.interference;

import static dev.ormai.driver.interference.Shape.ordered;
import static dev.ormai.driver.interference.Shape.unordered;

import java.util.List;

/** What only PostgreSQL has. */
final class Postgres {
    static final List<Shape> SHAPES = List.of(
            ordered(Postgres::distinctOn),
            unordered(Postgres::lateral),
            unordered(Postgres::lateralLimited),
            unordered(Postgres::series),
            unordered(Postgres::filtered),
            unordered(Postgres::full),
            unordered(Postgres::materialized),
            unordered(Postgres::frames),
            unordered(Postgres::arrays),
            unordered(Postgres::wholeRows),
            unordered(Postgres::sets),
            unordered((t, e, c) -> Groups.rollup(t, e, " group by grouping sets ((%1$s), ())")),
            unordered((t, e, c) -> Groups.rollup(t, e, " group by rollup (%1$s)")),
            unordered((t, e, c) -> Groups.rollup(t, e, " group by cube (%1$s)")),
            unordered((t, e, c) -> Groups.concatenated(t, e, "array_agg(%1$s order by %2$s)")),
            unordered((t, e, c) -> Groups.concatenated(t, e, "json_agg(%1$s order by %1$s, %2$s)")),
            unordered((t, e, c) -> Groups.concatenated(t, e, "string_agg((%1$s)::text, ',' order by %2$s)")),
            unordered((t, e, c) -> Groups.concatenated(t, e, "percentile_disc(0.5) within group (order by %1$s)")),
            ordered(Postgres::limits));

    private Postgres() {}

    private static String distinctOn(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        String key = choices.of(t.column("name"), "(" + t.column("total") + " % (" + t.column("total") + " - 33))");
        return "select distinct on (" + key + ") " + t.id() + ", " + e.number(t) + " from " + t + " where " + e.where(t)
                + " order by " + key + ", " + t.id();
    }

    private static String lateral(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.id() + ", s.y from " + t + choices.of(", ", " cross join ") + "lateral (select "
                + e.number(t) + " as y) s where s.y is not null and " + e.where(t);
    }

    private static String lateralLimited(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", s.y from " + a + " left join lateral (select " + e.number(b) + " as y from " + b
                + " where " + Joins.equal(a, b) + " and " + e.where(b) + " order by " + b.id()
                + " limit 1) s on " + choices.of("true", "s.y >= 0") + " where " + e.where(a);
    }

    private static String series(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select count(*) from " + t + ", generate_series(1, 3, "
                + choices.of(t.column("total") + " - 33", "1 + abs(" + e.number(t) + ")::integer % 7") + ") g where "
                + e.harmless(t)
                + choices.of("", " and g <= " + t.column("total") + " / (" + t.column("total") + " - 45)");
    }

    private static String filtered(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select count(*) filter (where " + e.where(t) + "), max(" + e.number(t) + ") filter (where "
                + e.harmless(t) + ") from " + t;
    }

    private static String full(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", " + b.id() + " from " + a + " full join " + b + " on " + Joins.equal(a, b)
                + " where " + e.where(a) + choices.of(" and ", " or ") + e.condition(b);
    }

    private static String materialized(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "with c as " + choices.of("materialized", "not materialized") + " (select " + t.id() + ", " + e.number(t)
                + " as y from " + t + ") select count(*) from c where c.id " + choices.of("< 30", "= 7", "= 1003")
                + " and c.y >= 0";
    }

    private static String frames(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.id() + ", "
                + choices.of(
                        "count(*) over (order by " + t.id() + " rows (select min(k.id) from codes k) preceding)",
                        "sum(" + t.column("total") + ") over w",
                        "first_value(" + e.number(t) + ") over w",
                        "lead(" + t.column("total") + ", " + e.number(t) + "::integer % 3) over w",
                        "ntile(3) over w",
                        "max(" + e.number(t) + ") filter (where " + e.condition(t) + ") over w")
                + " from " + t + " where " + e.where(t) + " window w as (order by " + t.id() + ")";
    }

    private static String arrays(Tables tables, Expressions e, Choices choices) {
        Table a = tables.any();
        Table b = tables.any();
        return "select " + a.id() + ", array(select " + e.number(b) + " from " + b + " where " + Joins.equal(a, b)
                + " order by " + b.id() + ") from " + a + " where " + e.where(a);
    }

    private static String wholeRows(Tables tables, Expressions e, Choices choices) {
        Table t = tables.plain();
        return "select " + choices.of(t.alias(), "row_to_json(" + t.alias() + ")", "(" + t.alias() + ").total")
                + " from " + t + " where " + e.where(t) + choices.of("", " and " + t.alias() + "::text like '%'");
    }

    private static String sets(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.id() + ", "
                + choices.of(
                        "unnest(string_to_array(" + t.column("name") + ", ',')::integer[])",
                        "generate_series(1, " + e.number(t) + "::integer % 3)",
                        "regexp_split_to_table('a1b0c', " + t.column("name") + ")",
                        "jsonb_object_keys(" + t.column("body") + "::jsonb)")
                + " as y from " + t + " where " + e.where(t);
    }

    private static String limits(Tables tables, Expressions e, Choices choices) {
        Table t = tables.any();
        return "select " + t.id() + " from " + t + " where " + e.where(t) + " order by " + t.id()
                + choices.of(
                        " limit 6 / 2 offset 1",
                        " limit " + Statement.bound(4),
                        " fetch first 3 rows only",
                        " offset 3 rows",
                        " offset 10 / (5 - 3)");
    }
}
