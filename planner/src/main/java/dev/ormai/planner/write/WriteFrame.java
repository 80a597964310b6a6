package dev.ormai.planner.write;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.Update;
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
public record WriteFrame(WrittenSql before, String between, String behind) {
    /** How the message of the database's error begins if a row was written that the principal may not see. */
    public static final String WRONG_ROW = "ormai:row ";

    /** The same for too many rows; their number follows. */
    public static final String TOO_MANY = "ormai:many ";

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
     */
    public static WriteFrame giving(String source, List<String> columns, String judgement, OptionalInt mostRows) {
        List<String> all = new ArrayList<>(columns);
        all.add(judgement);
        SqlText before = new SqlText(Dialect.POSTGRESQL);
        before.word("with").name(source).open();
        new QueryWriter(before).names(all);
        before.close().word("as");
        String behind = " where (select " + judged(name(judgement), "true", "boolean", mostRows) + " from "
                + name(source) + ")";
        return new WriteFrame(new WrittenSql(before.finish().text() + " (", List.of()), ") ", behind);
    }

    /** The whole text. */
    public WrittenSql around(WrittenSql inner, Optional<WrittenSql> rows) {
        List<ParameterSource> parameters = new ArrayList<>(before.parameters());
        parameters.addAll(inner.parameters());
        rows.ifPresent(given -> parameters.addAll(given.parameters()));
        String text = before.text()
                + inner.text()
                + between
                + rows.map(WrittenSql::text).orElse("")
                + behind;
        return new WrittenSql(text, parameters);
    }

    private static WriteFrame postgres(OptionalInt mostRows) {
        return new WriteFrame(
                new WrittenSql("with \"written\" (\"ok\") as (", List.of()),
                "",
                ") select " + judged("\"ok\"", "pg_catalog.count(*)", "bigint", mostRows)
                        + " as \"count\" from \"written\"");
    }

    private static String judged(String judgement, String result, String type, OptionalInt mostRows) {
        return "case when pg_catalog.count(*) <> pg_catalog.count(" + judgement + ") then "
                + failure(WRONG_ROW, "pg_catalog.count(*)", type, "pg_catalog.")
                + tooMany(mostRows, type, "pg_catalog.") + " else " + result + " end";
    }

    private static String name(String name) {
        SqlText text = new SqlText(Dialect.POSTGRESQL);
        text.name(name);
        return text.finish().text();
    }

    private static WriteFrame h2(Write write, Expression right, OptionalInt mostRows, String target) {
        SqlText text = new SqlText(Dialect.H2);
        text.word("select case when count(*) <> count").openTight("(");
        new QueryWriter(text).expression(right);
        text.close();
        WrittenSql counted = text.finish();
        String version = write instanceof Insert || write instanceof Update ? "final" : "old";
        String before = counted.text() + " then " + failure(WRONG_ROW, COUNT, "bigint", "")
                + tooMany(mostRows, "bigint", "") + " else count(*) end as \"count\" from " + version + " table (";
        SqlText name = new SqlText(Dialect.H2);
        name.name(target);
        return new WriteFrame(
                new WrittenSql(before, counted.parameters()),
                "",
                ") as " + name.finish().text());
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
