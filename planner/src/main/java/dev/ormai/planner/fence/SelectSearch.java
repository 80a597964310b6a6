package dev.ormai.planner.fence;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searches one SELECT. */
final class SelectSearch {
    private final QuerySearch queries;
    private final Findings findings;
    private final CommonSources tables;
    private final Optional<Scope> outer;
    private final QuerySearch.Place place;

    SelectSearch(
            QuerySearch queries,
            Findings findings,
            CommonSources tables,
            Optional<Scope> outer,
            QuerySearch.Place place) {
        this.queries = queries;
        this.findings = findings;
        this.tables = tables;
        this.outer = outer;
        this.place = place;
    }

    Source search(Select select, List<OrderItem> orderBy) {
        FromSearch from = new FromSearch(queries, findings, tables, outer);
        Sources sources = new Sources(List.of(), Set.of(), Set.of());
        for (FromItem item : select.from()) {
            sources = sources.and(from.search(item, sources.sources()));
        }
        masks(sources.nullable());
        Scope scope = Scope.of(findings.dialect(), sources.sources(), outer);
        Expressions expressions = new Expressions(queries, findings, tables, scope);

        if (select.where().isPresent()) {
            for (Expression atom : Atoms.of(select.where().get())) {
                if (expressions.condition(atom)) {
                    expressions.conjunct(atom, sources.plain());
                }
            }
        }
        Source results = items(select, expressions, scope);
        afterwards(select, orderBy, new Expressions(queries, findings, tables, scope.withResults(results)));
        return results.derived();
    }

    private Source items(Select select, Expressions expressions, Scope scope) {
        Map<String, Origin> columns = new LinkedHashMap<>();
        boolean open = false;
        for (SelectItem item : select.items()) {
            if (item instanceof SelectItem.Value value) {
                item(select, value.expression(), expressions);
                Optional<String> name = value.alias().or(() -> name(value.expression()));
                add(columns, name, expressions.origin(value.expression()));
                open |= name.isEmpty();
            } else {
                for (Source source : starred((SelectItem.AllColumns) item, scope)) {
                    source.columns().forEach((name, origin) -> add(columns, Optional.of(name), origin));
                    open |= source.open();
                }
            }
        }
        return new Source(Optional.empty(), columns, open, scope.all());
    }

    private void item(Select select, Expression item, Expressions expressions) {
        Aggregates aggregates = Aggregates.in(item);
        if (aggregates.sorting() || select.distinct().isPresent()) {
            expressions.result(item);
        } else if (aggregates.any() || place == QuerySearch.Place.OUTERMOST) {
            expressions.last(item);
        } else if (place == QuerySearch.Place.COMPARED) {
            expressions.condition(item);
        } else {
            expressions.result(item);
        }
    }

    /** Two columns of one name keep their places; a name that means both gives both their origins. */
    private void add(Map<String, Origin> columns, Optional<String> name, Origin origin) {
        String folded = name.map(n -> Scope.fold(findings.dialect(), n)).orElse("\0" + columns.size());
        Origin earlier = columns.get(folded);
        if (earlier == null) {
            columns.put(folded, origin);
        } else {
            columns.put(folded, earlier.or(origin));
            columns.put("\0" + columns.size(), origin);
        }
    }

    private static Optional<String> name(Expression expression) {
        return expression instanceof ColumnReference reference ? Optional.of(reference.column()) : Optional.empty();
    }

    private List<Source> starred(SelectItem.AllColumns item, Scope scope) {
        if (item.qualifier().isEmpty()) {
            return scope.sources();
        }
        String qualifier = Scope.fold(findings.dialect(), item.qualifier().get().last());
        return scope.sources().stream()
                .filter(source -> source.name().equals(Optional.of(qualifier)))
                .toList();
    }

    /** GROUP BY, HAVING and what follows may name results; a number in GROUP BY or ORDER BY is a place in the select list. */
    private void afterwards(Select select, List<OrderItem> orderBy, Expressions expressions) {
        List<Expression> sorted = new ArrayList<>();
        select.distinct().ifPresent(distinct -> sorted.addAll(distinct.on()));
        select.groupBy().ifPresent(groupBy -> groupBy.items().forEach(item -> grouped(item, sorted)));
        select.windows().forEach(window -> windowed(window.window(), sorted));
        orderBy.forEach(item -> sorted.add(item.expression()));
        for (Expression expression : sorted) {
            expressions.result(placed(select, expression));
        }
        if (select.having().isPresent()) {
            Atoms.of(select.having().get()).forEach(atom -> chosen(atom, expressions));
        }
        select.qualify().ifPresent(qualify -> chosen(qualify, expressions));
    }

    /** A condition without an aggregate is one on rows, whatever it is called. */
    private static void chosen(Expression condition, Expressions expressions) {
        if (Aggregates.in(condition).any()) {
            expressions.result(condition);
        } else {
            expressions.condition(condition);
        }
    }

    private static void grouped(GroupItem item, List<Expression> sorted) {
        if (item instanceof GroupItem.Plain plain) {
            sorted.add(plain.expression());
        } else {
            ((GroupItem.Sets) item).items().forEach(inner -> grouped(inner, sorted));
        }
    }

    private static void windowed(WindowSpecification window, List<Expression> sorted) {
        sorted.addAll(window.partitionBy());
        window.orderBy().forEach(item -> sorted.add(item.expression()));
    }

    private static Expression placed(Select select, Expression expression) {
        if (expression instanceof NumberLiteral number && number.text().matches("[0-9]{1,4}")) {
            int position = Integer.parseInt(number.text());
            if (position >= 1
                    && position <= select.items().size()
                    && select.items().get(position - 1) instanceof SelectItem.Value value) {
                return value.expression();
            }
        }
        return expression;
    }

    /** A mask under an outer join is computed with its table's rows, before these are joined with their parents. */
    private void masks(Set<Reference> nullable) {
        for (Reference reference : nullable) {
            boolean late = Relations.source(reference, findings.dialect()).columns().values().stream()
                    .allMatch(column -> column.family().isPresent());
            if (reference.joined() && !late) {
                findings.fence(reference, "a mask of " + reference.relation().model() + " may fail on a row");
            }
        }
    }
}
