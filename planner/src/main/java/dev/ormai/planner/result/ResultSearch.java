package dev.ormai.planner.result;

import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.ResultSource;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.rewrite.PolicyRewriter;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.TableBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what the columns of a bound statement's result are. Pure. */
public final class ResultSearch {
    private final QuerySearch queries;
    private final Catalog catalog;

    private ResultSearch(Bound bound, Catalog catalog) {
        this.queries = new QuerySearch(bound, new Names(catalog.dialect()));
        this.catalog = catalog;
    }

    public static ResultColumns of(Bound bound, Catalog catalog) {
        ResultSearch search = new ResultSearch(bound, catalog);
        List<Item> items = search.queries.query(bound.query(), CommonTables.NONE, Optional.empty());
        int firstGap = gap(items, items.indexOf(Item.GAP));
        int lastGap = gap(items, items.lastIndexOf(Item.GAP));
        return new ResultColumns(
                columns(items.subList(0, firstGap)),
                columns(items.subList(Math.min(lastGap + 1, items.size()), items.size())),
                firstGap == items.size(),
                search.sources(bound.query(), CommonTables.NONE));
    }

    private static int gap(List<Item> items, int found) {
        return found < 0 ? items.size() : found;
    }

    private static List<ResultColumn> columns(List<Item> items) {
        return items.stream().map(Item::column).toList();
    }

    /** A set operation has no source of its own that a column could be said to come from. */
    private Map<String, ResultSource> sources(Query query, CommonTables outerTables) {
        CommonTables tables = queries.tables(query, outerTables, Optional.empty());
        if (query.body() instanceof NestedQuery nested) {
            return sources(nested.query(), tables);
        }
        Map<String, ResultSource> sources = new HashMap<>();
        if (query.body() instanceof TableBody table) {
            ResultSource source = queries.relation(table)
                    .map(relation -> relation.table().id())
                    .map(id -> new ResultSource(Optional.of(id.schema()), id.name()))
                    .orElseGet(() ->
                            new ResultSource(Optional.empty(), table.table().last()));
            add(sources, source.name(), source);
        } else if (query.body() instanceof Select select) {
            for (Part part : queries.from(select, tables, Optional.empty()).parts()) {
                part.source().ifPresent(source -> add(sources, part.name().orElse(source.name()), source));
            }
        }
        return sources;
    }

    private void add(Map<String, ResultSource> sources, String name, ResultSource source) {
        String written = source.schema().isPresent() ? name : PolicyRewriter.commonTableName(catalog, source.name());
        sources.put(written, source);
    }
}
