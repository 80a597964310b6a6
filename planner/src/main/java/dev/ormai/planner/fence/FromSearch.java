package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Searches the sources of one SELECT. */
final class FromSearch {
    private final QuerySearch queries;
    private final Findings findings;
    private final CommonSources tables;
    private final Optional<Scope> outer;

    FromSearch(QuerySearch queries, Findings findings, CommonSources tables, Optional<Scope> outer) {
        this.queries = queries;
        this.findings = findings;
        this.tables = tables;
        this.outer = outer;
    }

    /** @param before what stands to the left; only lateral sources and functions may name it */
    Sources search(FromItem item, List<Source> before) {
        if (item instanceof TableReference table) {
            return table(table);
        }
        if (item instanceof DerivedTable derived) {
            Optional<Scope> around = derived.lateral() ? Optional.of(scope(before)) : outer;
            return Sources.of(aliased(
                    queries.query(derived.query(), tables, around, QuerySearch.Place.DERIVED), derived.alias()));
        }
        if (item instanceof TableFunction function) {
            return Sources.of(function(function, before));
        }
        if (item instanceof ParenthesizedFrom parenthesized) {
            return parenthesized(parenthesized, before);
        }
        return join((Join) item, before);
    }

    private Scope scope(List<Source> sources) {
        return Scope.of(findings.dialect(), sources, outer);
    }

    private Sources table(TableReference table) {
        Optional<Alias> alias =
                table.alias().or(() -> Optional.of(Alias.of(table.name().last())));
        if (findings.tableOfDatabase(table)) {
            Reference reference = findings.reference(table);
            return Sources.of(aliased(Relations.source(reference, findings.dialect()), alias), reference);
        }
        return Sources.of(aliased(tables.find(table.name().last()).orElseThrow(), alias));
    }

    private Source aliased(Source source, Optional<Alias> alias) {
        return source.named(
                alias.map(Alias::name).map(name -> Scope.fold(findings.dialect(), name)),
                alias.map(Alias::columns).orElse(List.of()).stream()
                        .map(column -> Scope.fold(findings.dialect(), column))
                        .toList());
    }

    /** A function is called with rows that were chosen, perhaps before they were joined with their parents. */
    private Source function(TableFunction function, List<Source> before) {
        Expressions expressions = new Expressions(queries, findings, tables, scope(before));
        expressions.result(function.call());
        Set<Reference> joined = new HashSet<>();
        expressions.origin(function.call()).references().stream()
                .filter(Reference::joined)
                .forEach(joined::add);
        Map<String, Origin> columns = new LinkedHashMap<>();
        Optional<String> name = function.alias()
                .map(Alias::name)
                .or(() -> function.call() instanceof FunctionCall call
                        ? Optional.of(call.name().name())
                        : Optional.empty());
        name.ifPresent(n -> columns.put(Scope.fold(findings.dialect(), n), Origin.unknown(joined)));
        function.alias()
                .map(Alias::columns)
                .orElse(List.of())
                .forEach(c -> columns.put(Scope.fold(findings.dialect(), c), Origin.unknown(joined)));
        return new Source(name.map(n -> Scope.fold(findings.dialect(), n)), columns, true, joined);
    }

    private Sources parenthesized(ParenthesizedFrom parenthesized, List<Source> before) {
        Sources inner = search(parenthesized.inner(), before);
        if (parenthesized.alias().isEmpty()) {
            return inner;
        }
        Map<String, Origin> columns = new LinkedHashMap<>();
        Set<Reference> all = new HashSet<>();
        inner.sources().forEach(source -> {
            source.columns().forEach((name, origin) -> columns.merge(name, origin, Origin::or));
            all.addAll(source.all());
        });
        Source one = new Source(Optional.empty(), columns, true, all);
        return new Sources(List.of(aliased(one, parenthesized.alias())), inner.plain(), inner.nullable());
    }

    private Sources join(Join join, List<Source> before) {
        Sources left = search(join.left(), before);
        Sources right = search(
                join.right(),
                Stream.concat(before.stream(), left.sources().stream()).toList());
        Set<Reference> eligible = new HashSet<>();
        if (join.kind() != Join.Kind.LEFT && join.kind() != Join.Kind.FULL) {
            eligible.addAll(left.plain());
        }
        if (join.kind() != Join.Kind.RIGHT && join.kind() != Join.Kind.FULL) {
            eligible.addAll(right.plain());
        }
        condition(join, left, right, eligible);
        return switch (join.kind()) {
            case LEFT -> left.and(right.nulled());
            case RIGHT -> left.nulled().and(right);
            case FULL -> left.nulled().and(right.nulled());
            case INNER, CROSS, STRAIGHT -> left.and(right);
        };
    }

    private void condition(Join join, Sources left, Sources right, Set<Reference> eligible) {
        Expressions expressions =
                new Expressions(queries, findings, tables, scope(left.and(right).sources()));
        if (join.condition() instanceof Join.On on) {
            for (Expression atom : Atoms.of(on.predicate())) {
                if (expressions.condition(atom)) {
                    expressions.conjunct(atom, eligible);
                }
            }
        } else if (join.condition() instanceof Join.Using using) {
            using.columns().forEach(column -> equal(column, left, right, expressions));
        } else if (join.natural()) {
            Set<String> names = new HashSet<>();
            left.sources().forEach(source -> names.addAll(source.columns().keySet()));
            names.removeIf(name -> right.sources().stream()
                    .noneMatch(source -> source.columns().containsKey(name)));
            names.forEach(name -> equal(name, left, right, expressions));
        }
    }

    private void equal(String column, Sources left, Sources right, Expressions expressions) {
        ColumnReference name = ColumnReference.of(column);
        expressions.equal(
                scope(left.sources()).resolve(name), scope(right.sources()).resolve(name), name);
    }
}
