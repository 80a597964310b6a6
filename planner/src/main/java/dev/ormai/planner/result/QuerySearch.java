package dev.ormai.planner.result;

import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches queries for what their columns plainly are. The binder has refused names that mean nothing. */
final class QuerySearch {
    private final Bound bound;
    private final Names names;

    QuerySearch(Bound bound, Names names) {
        this.bound = bound;
        this.names = names;
    }

    Names names() {
        return names;
    }

    Optional<PolicyRelation> relation(Object node) {
        return Optional.ofNullable(bound.tables().get(node));
    }

    List<Item> query(Query query, CommonTables outerTables, Optional<Scope> outer) {
        return body(query.body(), tables(query, outerTables, outer), outer);
    }

    /** A column of a recursive expression comes from two terms, so it is nothing plain. */
    CommonTables tables(Query query, CommonTables outerTables, Optional<Scope> outer) {
        CommonTables tables = outerTables;
        if (query.with().isEmpty()) {
            return tables;
        }
        With with = query.with().get();
        if (with.recursive()) {
            for (With.CommonTable table : with.tables()) {
                tables = tables.with(table.name(), Item.renamed(List.of(Item.GAP), table.columns()));
            }
        }
        for (With.CommonTable table : with.tables()) {
            tables = tables.with(
                    table.name(),
                    Item.renamed(Item.handedThrough(query(table.query(), tables, outer)), table.columns()));
        }
        return tables;
    }

    private List<Item> body(QueryBody body, CommonTables tables, Optional<Scope> outer) {
        if (body instanceof Select select) {
            return select(select, tables, outer);
        }
        if (body instanceof NestedQuery nested) {
            return query(nested.query(), tables, outer);
        }
        if (body instanceof SetOperation operation) {
            return body(operation.operands().get(0), tables, outer).stream()
                    .map(Item::computed)
                    .toList();
        }
        if (body instanceof Values values) {
            return values.rows().get(0).stream()
                    .map(value -> Item.computed(Optional.empty()))
                    .toList();
        }
        TableBody table = (TableBody) body;
        return relation(table)
                .map(relation ->
                        FromSearch.items(relation, Optional.of(table.table().last())))
                .orElseGet(() -> tables.find(table.table().last()).orElse(List.of(Item.GAP)));
    }

    private List<Item> select(Select select, CommonTables tables, Optional<Scope> outer) {
        Rows rows = from(select, tables, outer);
        Scope scope = new Scope(names, rows, outer);
        List<Item> items = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (item instanceof SelectItem.Value value) {
                items.add(new Item(
                        value.alias().or(() -> name(value.expression())), column(value.expression(), scope), false));
            } else {
                items.addAll(((SelectItem.AllColumns) item)
                        .qualifier()
                        .map(qualifier ->
                                scope.row(qualifier.last()).map(Part::items).orElse(List.of(Item.GAP)))
                        .orElse(rows.visible()));
            }
        }
        return items;
    }

    Rows from(Select select, CommonTables tables, Optional<Scope> outer) {
        FromSearch from = new FromSearch(this, tables, outer);
        Rows rows = Rows.NONE;
        for (FromItem item : select.from()) {
            rows = rows.and(from.search(item, rows));
        }
        return rows;
    }

    private static Optional<String> name(Expression expression) {
        Expression inner = bare(expression);
        if (inner instanceof ColumnReference reference) {
            return Optional.of(reference.column());
        }
        return inner instanceof FieldAccess access ? Optional.of(access.field()) : Optional.empty();
    }

    private ResultColumn column(Expression expression, Scope scope) {
        Expression inner = bare(expression);
        if (inner instanceof ColumnReference reference) {
            return scope.resolve(reference);
        }
        if (inner instanceof FieldAccess access
                && bare(access.value()) instanceof ColumnReference row
                && row.qualifier().isEmpty()) {
            return scope.row(row.column())
                    .flatMap(part -> names.find(part.items(), access.field()))
                    .map(Item::column)
                    .orElse(Item.COMPUTED);
        }
        return Item.COMPUTED;
    }

    private static Expression bare(Expression expression) {
        Expression bare = expression;
        while (bare instanceof Parenthesized parenthesized) {
            bare = parenthesized.inner();
        }
        return bare;
    }
}
