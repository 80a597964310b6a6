package dev.ormai.planner.write;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What stands around a write, so that the database itself undoes the statement when a row was written that may not be or
 * too many were. The row is judged as it was stored, behind defaults and triggers.
 *
 * <p>PostgreSQL: <code>with "written" ("ok") as (insert … returning case when … then 1 end) select … from "written"</code>;
 * H2: <code>select … from final table (insert …) as "target"</code>. The select counts the rows and those that are right;
 * where that differs, it casts a text that is no number, which names what is wrong.
 *
 * @param before with its parameters
 */
public record WriteFrame(WrittenSql before, String behind) {
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

    /** The whole text. */
    public WrittenSql around(WrittenSql inner) {
        List<ParameterSource> parameters = new ArrayList<>(before.parameters());
        parameters.addAll(inner.parameters());
        return new WrittenSql(before.text() + inner.text() + behind, parameters);
    }

    private static WriteFrame postgres(OptionalInt mostRows) {
        return new WriteFrame(
                new WrittenSql("with \"written\" (\"ok\") as (", List.of()),
                ") select case when pg_catalog.count(*) <> pg_catalog.count(\"ok\") then "
                        + failure(WRONG_ROW, "pg_catalog.count(*)", "bigint", "pg_catalog.")
                        + tooMany(mostRows, "pg_catalog.")
                        + " else pg_catalog.count(*) end as \"count\" from \"written\"");
    }

    private static WriteFrame h2(Write write, Expression right, OptionalInt mostRows, String target) {
        SqlText text = new SqlText(Dialect.H2);
        text.word("select case when count(*) <> count").openTight("(");
        new QueryWriter(text).expression(right);
        text.close();
        WrittenSql counted = text.finish();
        String version = write instanceof Insert || write instanceof Update ? "final" : "old";
        String before = counted.text() + " then " + failure(WRONG_ROW, COUNT, "bigint", "") + tooMany(mostRows, "")
                + " else count(*) end as \"count\" from " + version + " table (";
        SqlText name = new SqlText(Dialect.H2);
        name.name(target);
        return new WriteFrame(
                new WrittenSql(before, counted.parameters()),
                ") as " + name.finish().text());
    }

    private static String tooMany(OptionalInt mostRows, String schema) {
        String count = schema + COUNT;
        return mostRows.isPresent()
                ? " when " + count + " > " + mostRows.getAsInt() + " then " + failure(TOO_MANY, count, "bigint", schema)
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
