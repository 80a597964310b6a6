package dev.ormai.planner.plan;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** Queries with what stands around their bodies. */
final class QueryConversion {
    private final Conversion conversion;

    QueryConversion(Conversion conversion) {
        this.conversion = conversion;
    }

    /** @param outer the scope whose columns the query may name; absent at the top */
    Converted convert(Query query, @Nullable Scope outer, CommonTables tables) {
        conversion.countQuery();
        if (query.with().isEmpty()) {
            return body(query, outer, tables);
        }
        WithConversion with = new WithConversion(this, query.with().get(), outer, tables);
        Converted converted = body(query, outer, with.tables());
        conversion.unread().addAll(with.unread());
        return converted;
    }

    private Converted body(Query query, @Nullable Scope outer, CommonTables tables) {
        QueryBody body = query.body();
        if (body instanceof Select select) {
            return new SelectConversion(conversion, select, outer, tables).convert(query.orderBy(), query.limit());
        }
        if (body instanceof TableBody table) {
            return select(query, all(TableReference.of(table.table())), outer, tables);
        }
        if (query.orderBy().isEmpty() && query.limit().isEmpty()) {
            return body(body, outer, tables);
        }
        DerivedTable rows = new DerivedTable(Query.of(body), false, Optional.of(Alias.of(conversion.fresh("q"))));
        return select(query, all(rows), outer, tables);
    }

    private Converted select(Query query, Select body, @Nullable Scope outer, CommonTables tables) {
        return new SelectConversion(conversion, body, outer, tables).convert(query.orderBy(), query.limit());
    }

    private static Select all(dev.ormai.planner.tree.FromItem from) {
        return Select.of(List.of(new SelectItem.AllColumns(Optional.empty())), List.of(from), Optional.empty());
    }

    private Converted body(QueryBody body, @Nullable Scope outer, CommonTables tables) {
        if (body instanceof SetOperation set) {
            return set(set, outer, tables);
        }
        if (body instanceof Values values) {
            return values(values, outer, tables);
        }
        if (body instanceof NestedQuery nested) {
            return convert(nested.query(), outer, tables);
        }
        return body(Query.of(body), outer, tables);
    }

    /** INTERSECT binds tighter than UNION and EXCEPT, which bind to the left. */
    private Converted set(SetOperation set, @Nullable Scope outer, CommonTables tables) {
        List<SqlNode> nodes = new ArrayList<>();
        List<String> columns = List.of();
        for (QueryBody operand : set.operands()) {
            conversion.countQuery();
            Converted converted = body(operand, outer, tables);
            columns = nodes.isEmpty() ? converted.columns() : columns;
            nodes.add(converted.node());
        }
        List<SetOperation.Operator> operators = new ArrayList<>(set.operators());
        for (int i = 0; i < operators.size(); ) {
            if (operators.get(i).kind() == SetOperation.Kind.INTERSECT) {
                nodes.set(i, combine(operators.remove(i), nodes.get(i), nodes.remove(i + 1)));
            } else {
                i++;
            }
        }
        SqlNode combined = nodes.get(0);
        for (int i = 0; i < operators.size(); i++) {
            combined = combine(operators.get(i), combined, nodes.get(i + 1));
        }
        return new Converted(combined, columns);
    }

    private static SqlNode combine(SetOperation.Operator operator, SqlNode left, SqlNode right) {
        boolean all = operator.quantifier()
                .filter(SetOperation.Quantifier.ALL::equals)
                .isPresent();
        return switch (operator.kind()) {
            case UNION ->
                (all ? SqlStdOperatorTable.UNION_ALL : SqlStdOperatorTable.UNION).createCall(Sql.NOWHERE, left, right);
            case INTERSECT ->
                (all ? SqlStdOperatorTable.INTERSECT_ALL : SqlStdOperatorTable.INTERSECT)
                        .createCall(Sql.NOWHERE, left, right);
            case EXCEPT ->
                (all ? SqlStdOperatorTable.EXCEPT_ALL : SqlStdOperatorTable.EXCEPT)
                        .createCall(Sql.NOWHERE, left, right);
        };
    }

    private Converted values(Values values, @Nullable Scope outer, CommonTables tables) {
        Scope scope = new Scope(outer, conversion.foldsColumns());
        ExpressionConversion expressions = new ExpressionConversion(conversion, scope, tables);
        List<SqlNode> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            rows.add(SqlStdOperatorTable.ROW.createCall(Sql.NOWHERE, expressions.convert(row)));
        }
        List<String> columns = IntStream.range(0, values.rows().get(0).size())
                .mapToObj(this::valueColumn)
                .toList();
        SqlNode table =
                Sql.as(SqlStdOperatorTable.VALUES.createCall(Sql.NOWHERE, rows), conversion.fresh("v"), columns);
        return new Converted(Sql.select(List.of(Sql.star()), Optional.of(table), Optional.empty()), columns);
    }

    private String valueColumn(int index) {
        if (conversion.dialect() == Dialect.MYSQL) {
            return "column_" + index;
        }
        return (conversion.dialect() == Dialect.H2 ? "C" : "column") + (index + 1);
    }
}
