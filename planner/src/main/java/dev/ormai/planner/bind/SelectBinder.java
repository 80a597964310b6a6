package dev.ormai.planner.bind;

import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds one SELECT: its sources first, then everything that may name their columns. */
final class SelectBinder {
    private final QueryBinder queries;
    private final Binding binding;
    private final CommonTables tables;
    private final Optional<Scope> outer;

    SelectBinder(QueryBinder queries, Binding binding, CommonTables tables, Optional<Scope> outer) {
        this.queries = queries;
        this.binding = binding;
        this.tables = tables;
        this.outer = outer;
    }

    Columns bind(Select select, List<OrderItem> orderBy) {
        Scope scope = sources(select);
        ExpressionBinder results = expressions(scope, false);
        ExpressionBinder conditions = expressions(scope, true);
        Columns columns = items(select, scope, results);
        Scope named = withResults(scope, columns);
        ExpressionBinder afterwards = expressions(named, true);

        select.distinct().ifPresent(distinct -> afterwards.expressions(distinct.on()));
        select.where().ifPresent(conditions::expression);
        select.groupBy().ifPresent(groupBy -> groupBy.mapChildren(afterwards));
        select.having().ifPresent(afterwards::expression);
        select.windows().forEach(window -> conditions.window(window.window()));
        select.qualify().ifPresent(afterwards::expression);
        afterwards.orderItems(orderBy);

        new KeyedGroups(binding, scope).find(select, orderBy);
        return columns;
    }

    private Scope sources(Select select) {
        FromBinder from = new FromBinder(queries, binding, tables, outer);
        Scope scope = Scope.empty(outer);
        for (FromItem item : select.from()) {
            scope = scope.and(from.bind(item, scope));
        }
        return scope;
    }

    private Columns items(Select select, Scope scope, ExpressionBinder results) {
        List<Optional<String>> names = new ArrayList<>();
        boolean open = false;
        for (SelectItem item : select.items()) {
            if (item instanceof SelectItem.Value value) {
                results.expression(value.expression());
                Optional<String> name = ResultNames.of(value, binding.dialect());
                names.add(name);
                open |= name.isEmpty();
            } else {
                for (Source source : all((SelectItem.AllColumns) item, scope)) {
                    source.relation().ifPresent(binding.touched::allColumns);
                    names.addAll(source.columns().names());
                    open |= source.columns().open();
                }
            }
        }
        return new Columns(names, open);
    }

    private List<Source> all(SelectItem.AllColumns item, Scope scope) {
        if (item.qualifier().isEmpty()) {
            return scope.sources();
        }
        QualifiedName qualifier = item.qualifier().get();
        return List.of(ColumnResolver.qualifiedSource(binding, scope, qualifier.parts())
                .orElseThrow(() -> NameRefusals.unknownSource(qualifier.toString())));
    }

    /** ORDER BY, GROUP BY and HAVING may also name the results; where both exist the database knows which one it takes. */
    private Scope withResults(Scope scope, Columns columns) {
        List<Optional<String>> added = columns.names().stream()
                .filter(name -> name.isPresent()
                        && scope.having(name.get(), binding.rules).isEmpty())
                .toList();
        Source results = new Source(Optional.empty(), new Columns(added, false), Optional.empty());
        List<String> mergedNames = added.stream().flatMap(Optional::stream).toList();
        return scope.and(new Scope(List.of(results), mergedNames, outer)).merging(repeated(columns));
    }

    /** A result that is named like a column makes that name unambiguous in ORDER BY. */
    private static List<String> repeated(Columns columns) {
        return columns.names().stream().flatMap(Optional::stream).toList();
    }

    private ExpressionBinder expressions(Scope scope, boolean condition) {
        return new ExpressionBinder(queries, binding, tables, scope, condition);
    }
}
