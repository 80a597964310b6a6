package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Common table expressions. A recursive one is unrolled: its first rows, then twice what it makes of them. That names
 * the same tables and columns as a recursion without end, and costs more than none.
 */
final class WithConversion {
    private static final int ROUNDS = 2;

    private final QueryConversion queries;
    private final @Nullable Scope outer;
    private final List<CommonTables.Definition> definitions = new ArrayList<>();
    private CommonTables tables;

    WithConversion(QueryConversion queries, With with, @Nullable Scope outer, CommonTables around) {
        this.queries = queries;
        this.outer = outer;
        this.tables = around;
        for (With.CommonTable table : with.tables()) {
            CommonTables before = tables;
            boolean recursive = with.recursive() && mentions(table.query(), table.name());
            CommonTables.Definition definition = recursive
                    ? recursive(table, before)
                    : new CommonTables.Definition(
                            table.name(), table.columns(), () -> queries.convert(table.query(), outer, before));
            definitions.add(definition);
            tables = tables.with(definition);
        }
    }

    CommonTables tables() {
        return tables;
    }

    /** Those that no query names; they read tables all the same. To be asked when the body has been converted. */
    List<Converted> unread() {
        List<Converted> unread = new ArrayList<>();
        for (int i = definitions.size() - 1; i >= 0; i--) {
            if (!definitions.get(i).used()) {
                unread.add(definitions.get(i).expand());
            }
        }
        return unread;
    }

    private CommonTables.Definition recursive(With.CommonTable table, CommonTables before) {
        Query first = first(table);
        CommonTables.Definition definition =
                new CommonTables.Definition(table.name(), table.columns(), () -> queries.convert(first, outer, before));
        for (int round = 0; round < ROUNDS; round++) {
            CommonTables around = before.with(definition);
            definition = new CommonTables.Definition(
                    table.name(), table.columns(), () -> queries.convert(table.query(), outer, around));
        }
        return definition;
    }

    /** The part of a recursive query that does not name it. */
    private static Query first(With.CommonTable table) {
        Query query = table.query();
        if (query.body() instanceof SetOperation set) {
            int count = 0;
            while (count < set.operands().size()
                    && !mentions(Query.of(set.operands().get(count)), table.name())) {
                count++;
            }
            if (count > 0) {
                QueryBody body = count == 1
                        ? set.operands().get(0)
                        : new SetOperation(
                                set.operands().subList(0, count),
                                set.operators().subList(0, count - 1));
                return new Query(query.with(), body, List.of(), Optional.empty(), List.of());
            }
        }
        throw new UnplannableException("%s names itself, but has no part that does not".formatted(table.name()));
    }

    private static boolean mentions(Query query, String name) {
        Mentions mentions = new Mentions(name);
        mentions.query(query);
        return mentions.found;
    }

    /** Looks for a table by its bare name. */
    private static final class Mentions extends TreeMapper {
        private final String name;
        private boolean found;

        Mentions(String name) {
            this.name = name;
        }

        @Override
        public FromItem from(FromItem item) {
            if (item instanceof TableReference table) {
                note(table.name().parts());
            }
            return super.from(item);
        }

        @Override
        public QueryBody body(QueryBody body) {
            if (body instanceof TableBody table) {
                note(table.table().parts());
            }
            return super.body(body);
        }

        private void note(List<String> parts) {
            found |= parts.size() == 1 && AsciiCase.equal(parts.get(0), name);
        }
    }
}
