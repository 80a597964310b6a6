package dev.ormai.planner.write;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands around a write, so that the database itself undoes the statement when a row was written that may not be or
 * too many were. The row is judged as it was stored, behind defaults and triggers.
 *
 * <p>PostgreSQL: <code>with "written" ("ok") as (insert … returning case when … then 1 end) select … from "written"</code>, and where
 * the client asks for rows, <code>with "written" ("id", "ok") as (insert … returning "target"."id", case when … then 1 end) select …
 * from (select "id" from "written") as "t" where (select … from "written")</code>, whose condition is asked once, before any row is given;
 * H2: <code>select … from final table (insert …) as "target"</code>. The select counts the rows and those that are right;
 * where that differs, it casts a text that is no number, which names what is wrong.
 *
 * @param before with its parameters
 * @param between what stands behind the write and before the rows that it gives, if it gives any
 */
public record WriteFrame(WrittenSql before, String between, WrittenSql behind) {
    /** How the message of the database's error begins if a row was written that the principal may not see. */
    public static final String WRONG_ROW = "ormai:row ";

    /** The same for too many rows; their number follows. */
    public static final String TOO_MANY = "ormai:many ";

    /** The same if a row that the principal may not see has the key of one that was to be inserted. */
    public static final String HIDDEN_KEY = "ormai:key ";

    private static final String COUNT = "count(*)";

    /**
     * @param right 1 for a right row, else null
     */
    public static WriteFrame of(Write write, Expression right, OptionalInt mostRows, String target, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> postgres(mostRows);
            case H2 -> h2(write, right, mostRows, target);
            case MYSQL -> throw new IllegalArgumentException("no frame in this dialect");
        };
    }

    /**
     * Around a write that gives rows, on PostgreSQL.
     *
     * @param source how what the write hands out is called
     * @param columns what it hands out before the judgement
     * @param queried whether a query of the client's stands over the rows. A planner that knows that it gives none would not ask a
     *     condition; a limit it asks in any case, and before the first row
     */
    public static WriteFrame giving(
            String source, List<String> columns, String judgement, OptionalInt mostRows, boolean queried) {
        List<String> all = new ArrayList<>(columns);
        all.add(judgement);
        SqlText before = new SqlText(Dialect.POSTGRESQL);
        before.word("with").name(source).open();
        new QueryWriter(before).names(all);
        before.close().word("as");
        String judged = name(judgement, Dialect.POSTGRESQL);
        String behind = (queried
                        ? " limit (select " + judged(judged, "null", "bigint", mostRows)
                        : " where (select " + judged(judged, "true", "boolean", mostRows))
                + " from " + name(source, Dialect.POSTGRESQL) + ")";
        return new WriteFrame(new WrittenSql(before.finish().text() + " (", List.of()), ") ", plain(behind));
    }

    /** The whole text. */
    public WrittenSql around(WrittenSql inner, Optional<WrittenSql> rows) {
        List<ParameterSource> parameters = new ArrayList<>(before.parameters());
        parameters.addAll(inner.parameters());
        rows.ifPresent(given -> parameters.addAll(given.parameters()));
        parameters.addAll(behind.parameters());
        String text = before.text()
                + inner.text()
                + between
                + rows.map(WrittenSql::text).orElse("")
                + behind.text();
        return new WrittenSql(text, parameters);
    }

    /** By the word in the place of a label PostgreSQL's driver knows that rows come back, and keeps those of each statement of a batch. */
    private static WriteFrame postgres(OptionalInt mostRows) {
        String counted = ") select " + judged("\"ok\"", "pg_catalog.count(*)", "bigint", mostRows)
                + " as returning from \"written\"";
        return new WriteFrame(plain("with \"written\" (\"ok\") as ("), "", plain(counted));
    }

    private static String judged(String judgement, String result, String type, OptionalInt mostRows) {
        return "case when pg_catalog.count(*) <> pg_catalog.count(" + judgement + ") then "
                + failure(WRONG_ROW, "pg_catalog.count(*)", type, "pg_catalog.")
                + tooMany(mostRows, type, "pg_catalog.") + " else " + result + " end";
    }

    private static String name(String name, Dialect dialect) {
        SqlText text = new SqlText(dialect);
        text.name(name);
        return text.finish().text();
    }

    private static WriteFrame h2(Write write, Expression right, OptionalInt mostRows, String target) {
        SqlText text = new SqlText(Dialect.H2);
        text.word("select case when count(*) <> count").openTight("(");
        new QueryWriter(text).expression(right);
        text.close();
        WrittenSql counted = text.finish();
        String version = write instanceof Delete ? "old" : "final";
        String before = counted.text() + " then " + failure(WRONG_ROW, COUNT, "bigint", "")
                + tooMany(mostRows, "bigint", "") + " else count(*) end as \"count\" from " + version + " table (";
        return new WriteFrame(
                new WrittenSql(before, counted.parameters()), "", plain(") as " + name(target, Dialect.H2)));
    }

    /**
     * Around a write that gives keys, on H2: <code>select "target"."ID" as "ID" from final table (insert …) as "target" qualify case when
     * count(*) over () &lt;&gt; … end = 1</code>. The condition depends on all rows, and so comes before any is given.
     *
     * @param keys what is given of each row
     * @param names how it is called
     * @param right 1 for a right row, else null
     */
    public static WriteFrame givingKeys(
            List<Expression> keys, List<String> names, Expression right, OptionalInt mostRows, String target) {
        SqlText before = new SqlText(Dialect.H2);
        before.word("select");
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0) {
                before.comma();
            }
            new QueryWriter(before).expression(keys.get(i));
            before.word("as").name(names.get(i));
        }
        before.word("from final table");
        SqlText counted = new SqlText(Dialect.H2);
        counted.word("qualify case when count(*) over () <> count").openTight("(");
        new QueryWriter(counted).expression(right);
        WrittenSql condition = counted.close().finish();
        String all = COUNT + " over ()";
        String many = mostRows.isPresent()
                ? " when " + all + " > " + mostRows.getAsInt() + " then " + failure(TOO_MANY, all, "bigint", "")
                : "";
        String behind = ") as " + name(target, Dialect.H2) + " " + condition.text() + " over () then "
                + failure(WRONG_ROW, all, "bigint", "") + many + " else 1 end = 1";
        WrittenSql begun = before.finish();
        return new WriteFrame(
                new WrittenSql(begun.text() + " (", begun.parameters()),
                "",
                new WrittenSql(behind, condition.parameters()));
    }

    private static WrittenSql plain(String text) {
        return new WrittenSql(text, List.of());
    }

    private static String tooMany(OptionalInt mostRows, String type, String schema) {
        String count = schema + COUNT;
        return mostRows.isPresent()
                ? " when " + count + " > " + mostRows.getAsInt() + " then " + failure(TOO_MANY, count, type, schema)
                : "";
    }

    /**
     * Fails when it is evaluated, and not before: it depends on a count.
     *
     * @param schema of the functions, with a dot, where a schema of the search path could hold others of their names
     */
    private static String failure(String words, String count, String type, String schema) {
        return "cast(" + schema + "concat('" + words + "', " + count + ") as " + type + ")";
    }
}
