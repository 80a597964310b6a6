package dev.ormai.driver.golden;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.RelationQuery;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy relation as text, which may be cut to some of its columns.
 *
 * @param whole all of it
 * @param items the select list, one by one
 * @param rest what follows the select list
 */
record WrittenRelation(String model, WrittenSql whole, List<Item> items, WrittenSql rest) {
    private static final String START = "select ";

    /** One column of the select list. */
    private record Item(String column, String text, int parameters) {}

    /**
     * The relation in another text.
     *
     * @param columns their names, or a star for all
     * @param parameters how many question marks it holds
     */
    record Found(String columns, int length, int parameters) {}

    static WrittenRelation of(PolicyRelation relation, Dialect dialect) {
        WrittenSql whole = write(relation, dialect);
        WrittenSql bare = write(relation.keeping(List.of()), dialect);
        String rest = bare.text().substring(START.length() - 1);
        List<Item> items = new ArrayList<>();
        for (RelationColumn column : relation.columns()) {
            WrittenSql single = write(relation.keeping(List.of(column)), dialect);
            items.add(new Item(
                    column.column().name(),
                    single.text().substring(START.length(), single.text().length() - rest.length()),
                    single.parameters().size() - bare.parameters().size()));
        }
        return new WrittenRelation(relation.model(), whole, items, new WrittenSql(rest, bare.parameters()));
    }

    private static WrittenSql write(PolicyRelation relation, Dialect dialect) {
        return SqlWriter.write(RelationQuery.of(relation, Optional.empty()), dialect);
    }

    /** This relation in parentheses, if it is what stands at that place of a text. */
    Optional<Found> at(String sql, int start) {
        String open = "(" + START;
        if (!sql.startsWith(open, start)) {
            return Optional.empty();
        }
        String close = rest.text() + ")";
        List<String> columns = new ArrayList<>();
        int parameters = rest.parameters().size();
        int at = start + open.length();
        for (Item item : items) {
            boolean last = sql.startsWith(item.text() + close, at);
            if (last || sql.startsWith(item.text() + ", ", at)) {
                columns.add(item.column());
                parameters += item.parameters();
                at += item.text().length();
                if (last) {
                    String named = columns.size() == items.size() ? "*" : String.join(", ", columns);
                    return Optional.of(new Found(named, at + close.length() - start, parameters));
                }
                at += 2;
            }
        }
        return Optional.empty();
    }
}
