package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.With;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Binds queries and their bodies and tells which columns they give. */
final class QueryBinder {
    private final Binding binding;

    QueryBinder(Binding binding) {
        this.binding = binding;
    }

    Columns bind(Query query, CommonTables outerTables, Optional<Scope> outer) {
        CommonTables tables =
                query.with().map(with -> define(with, outerTables, outer)).orElse(outerTables);
        Columns columns = body(query.body(), tables, outer, query.orderBy());
        ExpressionBinder outside = new ExpressionBinder(this, binding, tables, Scope.empty(outer), false);
        query.limit().ifPresent(limit -> limit.mapChildren(outside));
        return columns;
    }

    /** A table expression sees the ones before it; under RECURSIVE also itself and the ones behind it. */
    private CommonTables define(With with, CommonTables outerTables, Optional<Scope> outer) {
        CommonTables tables = outerTables;
        if (with.recursive()) {
            for (With.CommonTable table : with.tables()) {
                tables = tables.with(table.name(), Columns.UNKNOWN.renamed(table.columns()));
            }
        }
        for (With.CommonTable table : with.tables()) {
            Columns columns = with.recursive() ? recursive(table, tables, outer) : bind(table.query(), tables, outer);
            tables = tables.with(table.name(), columns.renamed(table.columns()));
        }
        return tables;
    }

    /** The first term gives the columns that the second one may name. */
    private Columns recursive(With.CommonTable table, CommonTables tables, Optional<Scope> outer) {
        if (table.query().with().isEmpty() && table.query().body() instanceof SetOperation union) {
            Columns first = body(union.operands().get(0), tables, outer, List.of());
            return bind(table.query(), tables.with(table.name(), first.renamed(table.columns())), outer);
        }
        return bind(table.query(), tables, outer);
    }

    private Columns body(QueryBody body, CommonTables tables, Optional<Scope> outer, List<OrderItem> orderBy) {
        if (body instanceof Select select) {
            return new SelectBinder(this, binding, tables, outer).bind(select, orderBy);
        }
        Columns columns = plainBody(body, tables, outer);
        Scope results = new Scope(List.of(new Source(Optional.empty(), columns, Optional.empty())), List.of(), outer);
        new ExpressionBinder(this, binding, tables, results, false).orderItems(orderBy);
        return columns;
    }

    private Columns plainBody(QueryBody body, CommonTables tables, Optional<Scope> outer) {
        if (body instanceof SetOperation operation) {
            List<Columns> operands = operation.operands().stream()
                    .map(operand -> body(operand, tables, outer, List.of()))
                    .toList();
            Widths.check(operation);
            return operands.get(0);
        }
        if (body instanceof NestedQuery nested) {
            return bind(nested.query(), tables, outer);
        }
        if (body instanceof Values values) {
            return values(values, tables, outer);
        }
        return table((TableBody) body, tables);
    }

    private Columns values(Values values, CommonTables tables, Optional<Scope> outer) {
        ExpressionBinder expressions = new ExpressionBinder(this, binding, tables, Scope.empty(outer), false);
        values.rows().forEach(expressions::expressions);
        Widths.check(values);
        int width =
                values.rows().stream().mapToInt(List<Expression>::size).max().orElse(0);
        return binding.dialect() == Dialect.POSTGRESQL
                ? Columns.named(IntStream.rangeClosed(1, width)
                        .mapToObj(i -> "column" + i)
                        .toList())
                : new Columns(Collections.nCopies(width, Optional.empty()), true);
    }

    private Columns table(TableBody body, CommonTables tables) {
        Optional<Columns> common =
                body.table().parts().size() == 1 ? tables.find(body.table().last()) : Optional.empty();
        if (common.isPresent()) {
            return common.get();
        }
        PolicyRelation relation = binding.table(body.table(), body);
        binding.touched.allColumns(relation);
        return RelationColumns.of(relation);
    }
}
