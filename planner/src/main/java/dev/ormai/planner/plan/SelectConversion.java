package dev.ormai.planner.plan;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** One select with the ORDER BY and LIMIT behind it. Used once. */
final class SelectConversion {
    private static final int MOST_DIGITS = 12;

    private final Conversion conversion;
    private final Select select;
    private final List<SelectItem> columns;
    private final CommonTables tables;
    private final Scope scope;
    private final ExpressionConversion expressions;
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, Expression> aliases = new HashMap<>();

    /** A column of the result. */
    record Output(String label, Expression expression) {}

    SelectConversion(Conversion conversion, Select select, @Nullable Scope outer, CommonTables tables) {
        this.conversion = conversion;
        this.select = select;
        this.columns = columns(conversion, select);
        this.tables = tables;
        this.scope = new Scope(outer, conversion.foldsColumns());
        this.expressions = new ExpressionConversion(conversion, scope, tables);
    }

    Converted convert(List<OrderItem> orderBy, Optional<Limit> limit) {
        Optional<FromConversion.Part> from = new FromConversion(conversion, scope, tables).convert(select.from());
        scope.see(from.map(FromConversion.Part::star).orElse(List.of()));
        select.windows().forEach(this::define);
        columns.forEach(this::output);

        List<Expression> behind = new ArrayList<>();
        select.having().map(this::named).ifPresent(behind::add);
        boolean grouped = select.groupBy().isPresent() || folds(orderBy, behind);
        Optional<SqlNode> where = select.where().map(expressions::condition);
        if (!grouped && !behind.isEmpty()) {
            SqlNode having = expressions.condition(behind.get(0));
            where = Optional.of(where.map(w -> Sql.and(w, having)).orElse(having));
        }
        Optional<SqlNode> source = from.map(FromConversion.Part::node);
        if (!grouped) {
            return finish(source, where, orderBy, limit);
        }
        Grouping grouping = new Grouping(conversion);
        List<SqlNode> keys = new GroupConversion(expressions, grouping, this::groupKey).convert(select.groupBy());
        scope.grouping(grouping);
        Optional<SqlNode> having = behind.stream().findFirst().map(expressions::condition);
        Finished finished = parts(orderBy);
        return finish(finished, Optional.of(grouping.source(source, where, keys)), having, limit);
    }

    /** A window that nobody uses is in no plan; if it read tables, the plan would miss them. */
    private void define(Select.NamedWindow window) {
        if (QuerySearch.in(window.window())) {
            throw new UnplannableException("window %s holds a query".formatted(window.name()));
        }
        scope.windows().put(window.name(), window.window());
    }

    private Converted finish(
            Optional<SqlNode> from, Optional<SqlNode> where, List<OrderItem> orderBy, Optional<Limit> limit) {
        return finish(parts(orderBy), from, where, limit);
    }

    /** What names columns of the FROM; converted before a grouping is closed. */
    private record Finished(List<SqlNode> items, List<SqlNode> orderBy, Optional<SqlNode> qualify) {}

    private Finished parts(List<OrderItem> orderBy) {
        List<SqlNode> items = items();
        Optional<SqlNode> qualify = select.qualify().map(this::named).map(expressions::condition);
        Optional<Select.Distinct> distinct = select.distinct();
        if (distinct.isPresent() && !distinct.get().on().isEmpty()) {
            SqlNode first = firstOf(distinct.get().on(), orderBy);
            qualify = Optional.of(qualify.map(q -> Sql.and(q, first)).orElse(first));
        }
        OrderConversion order = new OrderConversion(
                expressions,
                outputs,
                this::named,
                distinct.isPresent() && distinct.get().on().isEmpty());
        return new Finished(items, order.convert(orderBy), qualify);
    }

    private Converted finish(
            Finished finished, Optional<SqlNode> from, Optional<SqlNode> where, Optional<Limit> limit) {
        boolean distinct = select.distinct().filter(d -> d.on().isEmpty()).isPresent();
        SqlNodeList keywords = distinct
                ? Sql.list(List.of(SqlSelectKeyword.DISTINCT.symbol(Sql.NOWHERE)))
                : new SqlNodeList(Sql.NOWHERE);
        SqlSelect converted = new SqlSelect(
                Sql.NOWHERE,
                keywords,
                Sql.list(finished.items),
                from.orElse(null),
                where.orElse(null),
                null,
                null,
                null,
                finished.qualify.orElse(null),
                finished.orderBy.isEmpty() ? null : Sql.list(finished.orderBy),
                limit.flatMap(Limit::offset).flatMap(this::rows).orElse(null),
                limit.flatMap(Limit::count).flatMap(this::rows).orElse(null),
                null);
        return new Converted(converted, outputs.stream().map(Output::label).toList());
    }

    private boolean folds(List<OrderItem> orderBy, List<Expression> behind) {
        Stream<Expression> values = outputs.stream().map(Output::expression);
        Stream<Expression> keys = orderBy.stream().map(OrderItem::expression);
        return Stream.of(values, keys, behind.stream(), select.qualify().stream())
                .flatMap(s -> s)
                .anyMatch(AggregateSearch::in);
    }

    /** A plan has no rows without columns: an empty list becomes one value that nobody can name. */
    private static List<SelectItem> columns(Conversion conversion, Select select) {
        return select.items().isEmpty()
                ? List.of(new SelectItem.Value(new NullLiteral(), Optional.of(conversion.fresh("nothing"))))
                : select.items();
    }

    private void output(SelectItem item) {
        if (item instanceof SelectItem.Value value) {
            String label = conversion.labels().of(value);
            outputs.add(new Output(label, value.expression()));
            value.alias().ifPresent(alias -> aliases.putIfAbsent(alias, value.expression()));
            return;
        }
        Optional<QualifiedName> qualifier = ((SelectItem.AllColumns) item).qualifier();
        star(qualifier).forEach(column -> outputs.add(new Output(column.name(), column.reference())));
    }

    private List<VisibleColumn> star(Optional<QualifiedName> qualifier) {
        if (qualifier.isEmpty()) {
            return scope.visible();
        }
        String alias = qualifier.get().last();
        Source source = scope.visibleSource(alias)
                .orElseThrow(() -> new UnplannableException("%s.* names no table of the FROM".formatted(alias)));
        return source.columns().stream()
                .map(column -> new VisibleColumn(source.alias(), column))
                .toList();
    }

    /** Where it can, the library spells a star out by itself: what it then finds is its own opinion. */
    private List<SqlNode> items() {
        List<SqlNode> items = new ArrayList<>();
        boolean merged =
                scope.visible().stream().anyMatch(column -> column.qualifier().isEmpty());
        if (scope.grouping() != null || merged) {
            outputs.forEach(output -> items.add(Sql.as(expressions.convert(output.expression), output.label)));
            return items;
        }
        for (SelectItem item : columns) {
            if (item instanceof SelectItem.Value value) {
                items.add(Sql.as(
                        expressions.convert(value.expression()),
                        conversion.labels().of(value)));
            } else {
                Optional<QualifiedName> qualifier = ((SelectItem.AllColumns) item).qualifier();
                items.add(qualifier
                        .<SqlNode>map(q -> Sql.name(q.last()).plusStar())
                        .orElseGet(Sql::star));
            }
        }
        return items;
    }

    /** Puts expressions in the place of aliases, where no column has the name. */
    private Expression named(Expression expression) {
        return new AliasSubstitution(scope, aliases).expression(expression);
    }

    /** The expression that an item of GROUP BY means: a column, else an alias, or the place of an output. */
    private Expression groupKey(Expression item) {
        Optional<Output> placed = OrderConversion.placed(item, outputs);
        if (placed.isPresent()) {
            return placed.get().expression();
        }
        if (item instanceof ColumnReference column && column.parts().size() == 1 && !scope.hasColumn(column.column())) {
            return OrderConversion.labelled(column.column(), outputs, scope)
                    .map(index -> outputs.get(index).expression())
                    .orElse(item);
        }
        return conversion.dialect() == Dialect.POSTGRESQL ? item : named(item);
    }

    /** DISTINCT ON keeps the first row of each group. */
    private SqlNode firstOf(List<Expression> on, List<OrderItem> orderBy) {
        OrderConversion order = new OrderConversion(expressions, outputs, this::named, false);
        SqlNode number = conversion.operators().aggregate("row_number").createCall(Sql.NOWHERE);
        SqlNode window = SqlWindow.create(
                null,
                null,
                Sql.list(on.stream().map(order::value).toList()),
                Sql.list(orderBy.stream()
                        .map(OrderItem::expression)
                        .map(order::value)
                        .toList()),
                SqlLiteral.createBoolean(false, Sql.NOWHERE),
                null,
                null,
                null,
                Sql.NOWHERE);
        return conversion
                .operators()
                .comparison("=")
                .orElseThrow()
                .on(SqlStdOperatorTable.OVER.createCall(Sql.NOWHERE, number, window), Sql.number(1));
    }

    /** A count that is not known before the statement runs is as good as none. */
    private Optional<SqlNode> rows(Expression count) {
        if (count instanceof NumberLiteral number
                && number.text().length() <= MOST_DIGITS
                && number.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(SqlLiteral.createExactNumeric(number.text(), Sql.NOWHERE));
        }
        if (count instanceof Parameter parameter) {
            return Optional.of(new SqlDynamicParam(parameter.index() - 1, Sql.NOWHERE));
        }
        if (QuerySearch.in(count)) {
            throw new UnplannableException(
                    "a query tells how many rows LIMIT, OFFSET or FETCH is about",
                    Optional.of("run that query first, and write or bind the number that it gives"));
        }
        return Optional.empty();
    }
}
