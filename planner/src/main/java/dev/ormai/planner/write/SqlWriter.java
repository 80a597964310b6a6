package dev.ormai.planner.write;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;

/**
 * Writes a tree as text. Names are quoted in the spelling that the database folded them to, parentheses stand where the
 * tree has them and nowhere else, keywords are lower case, and everything is on one line. Parameters are those of JDBC.
 * Pure and thread-safe; takes time linear in the tree.
 */
public final class SqlWriter {
    private SqlWriter() {}

    /**
     * The text of a query.
     *
     * @throws IllegalArgumentException if a name or a string of the tree cannot be written in this dialect
     */
    public static WrittenSql write(Query tree, Dialect dialect) {
        SqlText text = new SqlText(dialect);
        new QueryWriter(text).query(tree);
        return text.finish();
    }

    /**
     * The text of a statement that changes rows.
     *
     * @throws IllegalArgumentException if a name or a string of the tree cannot be written in this dialect
     */
    public static WrittenSql write(Write tree, Dialect dialect) {
        SqlText text = new SqlText(dialect);
        new WriteWriter(text).write(tree);
        return text.finish();
    }

    /**
     * The text of a query over what a write gives.
     *
     * @throws IllegalArgumentException if a name or a string of the tree cannot be written in this dialect
     */
    public static WrittenSql write(WritingQuery tree, Dialect dialect) {
        SqlText text = new SqlText(dialect);
        QueryWriter queries = new QueryWriter(text);
        text.word("with").name(tree.name());
        if (!tree.columns().isEmpty()) {
            text.open();
            queries.names(tree.columns());
            text.close();
        }
        text.word("as");
        tree.materialized().ifPresent(wanted -> text.word(wanted ? "materialized" : "not materialized"));
        text.open();
        new WriteWriter(text).write(tree.write());
        text.close();
        queries.query(tree.query());
        return text.finish();
    }

    /**
     * The text of one expression.
     *
     * @throws IllegalArgumentException if a name or a string of the tree cannot be written in this dialect
     */
    public static WrittenSql write(Expression tree, Dialect dialect) {
        SqlText text = new SqlText(dialect);
        new QueryWriter(text).expression(tree);
        return text.finish();
    }
}
