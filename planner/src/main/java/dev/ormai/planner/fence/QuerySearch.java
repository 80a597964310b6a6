package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.With;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searches queries for expressions that may fail and tells where their columns come from. */
final class QuerySearch {
    /** The first term of a recursive query is searched twice, which must not multiply in nested ones. */
    private static final int MOST_RECURSION = 2;

    private final Findings findings;
    private int recursion;

    QuerySearch(Findings findings) {
        this.findings = findings;
    }

    /** Where a query stands, which decides when its select list is evaluated. */
    enum Place {
        /** The statement itself: last. */
        OUTERMOST,
        /** In a FROM or WITH: wherever a database that merges queries puts it. */
        DERIVED,
        /** Behind IN: as one side of a condition. */
        COMPARED
    }

    Source query(Query query, CommonSources outerTables, Optional<Scope> outer, Place place) {
        CommonSources tables =
                query.with().map(with -> define(with, outerTables, outer)).orElse(outerTables);
        Source source = body(query.body(), tables, outer, place, query.orderBy());
        Expressions outside = new Expressions(this, findings, tables, Scope.of(findings.dialect(), List.of(), outer));
        query.limit().ifPresent(limit -> {
            limit.count().ifPresent(outside::last);
            limit.offset().ifPresent(outside::last);
        });
        return query.limit().filter(QuerySearch::barrier).isPresent() ? source.behindBarrier() : source;
    }

    /** No database pushes a condition below a limit, for that would change which rows there are. */
    private static boolean barrier(Limit limit) {
        return !limit.all() && (limit.count().isPresent() || limit.offset().isPresent());
    }

    private CommonSources define(With with, CommonSources outerTables, Optional<Scope> outer) {
        CommonSources tables = outerTables;
        if (with.recursive()) {
            for (With.CommonTable table : with.tables()) {
                tables = tables.with(table.name(), new Source(Optional.empty(), Map.of(), true, findings.everything()));
            }
        }
        for (With.CommonTable table : with.tables()) {
            if (with.recursive() && table.query().body() instanceof SetOperation union && recursion < MOST_RECURSION) {
                recursion++;
                Source first = body(union.operands().get(0), tables, outer, Place.DERIVED, List.of());
                recursion--;
                tables = tables.with(table.name(), named(first, table));
            }
            tables = tables.with(table.name(), named(query(table.query(), tables, outer, Place.DERIVED), table));
        }
        return tables;
    }

    private Source named(Source source, With.CommonTable table) {
        return source.named(
                Optional.empty(),
                table.columns().stream()
                        .map(column -> Scope.fold(findings.dialect(), column))
                        .toList());
    }

    private Source body(
            QueryBody body, CommonSources tables, Optional<Scope> outer, Place place, List<OrderItem> orderBy) {
        if (body instanceof Select select) {
            return new SelectSearch(this, findings, tables, outer, place).search(select, orderBy);
        }
        Source source = plainBody(body, tables, outer, place);
        Expressions results =
                new Expressions(this, findings, tables, Scope.of(findings.dialect(), List.of(source), outer));
        orderBy.forEach(item -> results.result(item.expression()));
        return source;
    }

    private Source plainBody(QueryBody body, CommonSources tables, Optional<Scope> outer, Place place) {
        if (body instanceof SetOperation operation) {
            Place operands = place == Place.OUTERMOST ? Place.DERIVED : place;
            return operation.operands().stream()
                    .map(operand -> body(operand, tables, outer, operands, List.of()))
                    .reduce(Source::or)
                    .orElseThrow();
        }
        if (body instanceof NestedQuery nested) {
            return query(nested.query(), tables, outer, place);
        }
        if (body instanceof Values values) {
            return values(values, tables, outer);
        }
        TableBody table = (TableBody) body;
        return findings.tableOfDatabase(table)
                ? Relations.source(findings.reference(table), findings.dialect())
                        .derived()
                : tables.find(table.table().last()).orElseThrow();
    }

    private Source values(Values values, CommonSources tables, Optional<Scope> outer) {
        Expressions expressions =
                new Expressions(this, findings, tables, Scope.of(findings.dialect(), List.of(), outer));
        Source all = null;
        for (List<Expression> row : values.rows()) {
            Map<String, Origin> columns = new LinkedHashMap<>();
            for (Expression value : row) {
                expressions.result(value);
                columns.put("column" + (columns.size() + 1), expressions.origin(value));
            }
            Source one = new Source(Optional.empty(), columns, true, Set.of());
            all = all == null ? one : all.or(one);
        }
        return all == null ? new Source(Optional.empty(), Map.of(), true, Set.of()) : all;
    }
}
