package dev.ormai.planner.bind;

import dev.ormai.planner.function.RowFunctions;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the sources of rows of one SELECT. */
final class FromBinder {
    private final QueryBinder queries;
    private final Binding binding;
    private final CommonTables tables;
    private final Optional<Scope> outer;

    FromBinder(QueryBinder queries, Binding binding, CommonTables tables, Optional<Scope> outer) {
        this.queries = queries;
        this.binding = binding;
        this.tables = tables;
        this.outer = outer;
    }

    /** @param before what stands to the left; only lateral sources and functions may name it */
    Scope bind(FromItem item, Scope before) {
        if (item instanceof TableReference table) {
            return only(table(table));
        }
        if (item instanceof DerivedTable derived) {
            Columns columns = queries.bind(derived.query(), tables, derived.lateral() ? Optional.of(before) : outer);
            return only(aliased(columns, derived.alias()));
        }
        if (item instanceof TableFunction function) {
            return only(function(function, before));
        }
        if (item instanceof ParenthesizedFrom parenthesized) {
            return parenthesized(parenthesized, before);
        }
        return join((Join) item, before);
    }

    private Scope only(Source source) {
        return new Scope(List.of(source), List.of(), outer);
    }

    private Source table(TableReference reference) {
        if (reference.sample().isPresent()) {
            throw NameRefusals.sampled(reference.name().toString());
        }
        List<String> renamed = reference.alias().map(Alias::columns).orElse(List.of());
        Optional<String> name = Optional.of(
                reference.alias().map(Alias::name).orElse(reference.name().last()));
        Optional<Columns> common = reference.name().parts().size() == 1
                ? tables.find(reference.name().last())
                : Optional.empty();
        if (common.isPresent()) {
            return new Source(name, common.get().renamed(renamed), Optional.empty());
        }
        PolicyRelation relation = binding.table(reference.name(), reference);
        Columns columns = RelationColumns.of(relation);
        if (renamed.isEmpty()) {
            return new Source(name, columns, Optional.of(relation));
        }
        binding.touched.allColumns(relation);
        return new Source(name, columns.renamed(renamed), Optional.empty());
    }

    private Source aliased(Columns columns, Optional<Alias> alias) {
        return new Source(
                alias.map(Alias::name),
                columns.renamed(alias.map(Alias::columns).orElse(List.of())),
                Optional.empty());
    }

    /**
     * A function sees what stands to its left, with or without LATERAL. Only the database knows all of its columns, but for
     * a function whose call names them.
     */
    private Source function(TableFunction function, Scope before) {
        new ExpressionBinder(queries, binding, tables, before, true).expression(function.call());
        Optional<Alias> alias = function.alias();
        if (function.call() instanceof KeywordCall call && !call.columns().isEmpty()) {
            Columns named = Columns.named(call.columns())
                    .renamed(alias.map(Alias::columns).orElse(List.of()));
            String name = alias.map(Alias::name).orElse(call.function());
            return new Source(Optional.of(name), named, Optional.empty());
        }
        Optional<String> called = functionName(function);
        Optional<Columns> own =
                function.call() instanceof FunctionCall call && call.name().builtIn()
                        ? RowFunctions.columns(call.name().key()).map(columns -> own(columns, function))
                        : Optional.empty();
        if (alias.isPresent()) {
            alias.get().definitions().forEach(binding.types::check);
            List<String> named = alias.get().columns();
            Columns columns = own.map(known -> known.renamed(named))
                    .orElseGet(() -> Columns.UNKNOWN.renamed(named.isEmpty() ? only(function, alias.get()) : named));
            return new Source(Optional.of(alias.get().name()), columns, Optional.empty());
        }
        Columns columns = own.orElseGet(
                () -> new Columns(called.stream().map(Optional::of).toList(), true));
        return new Source(called, columns, Optional.empty());
    }

    /**
     * The one column of a function that gives values is called as the function is here, unless its columns are named. Nothing else may
     * be taken for a column: PostgreSQL looks for a function of a name that is none, and calls it with the row.
     */
    private static List<String> only(TableFunction function, Alias alias) {
        boolean several = function.call() instanceof FunctionCall call
                && (call.name().key().equals("unnest") && call.arguments().size() > 1
                        || RowFunctions.givesRecords(call.name().key()));
        return several ? List.of() : List.of(alias.name());
    }

    private static Columns own(List<String> columns, TableFunction function) {
        List<String> all = new ArrayList<>(columns);
        if (function.withOrdinality()) {
            all.add("ordinality");
        }
        return Columns.named(all);
    }

    private static Optional<String> functionName(TableFunction function) {
        return function.call() instanceof FunctionCall call
                ? Optional.of(call.name().name())
                : Optional.empty();
    }

    private Scope parenthesized(ParenthesizedFrom parenthesized, Scope before) {
        Scope inner = bind(parenthesized.inner(), before);
        if (parenthesized.alias().isEmpty()) {
            return inner;
        }
        inner.sources().forEach(source -> source.relation().ifPresent(binding.touched::allColumns));
        List<Optional<String>> names = inner.sources().stream()
                .flatMap(source -> source.columns().names().stream())
                .toList();
        return only(aliased(new Columns(names, inner.open()), parenthesized.alias()));
    }

    private Scope join(Join join, Scope before) {
        Scope left = bind(join.left(), before);
        Scope right = bind(join.right(), before.and(left));
        Scope both = left.and(right);
        if (join.natural()) {
            return natural(left, right, both);
        }
        if (join.condition() instanceof Join.Using using) {
            using.columns().forEach(column -> {
                require(column, left);
                require(column, right);
                touch(column, both);
            });
            return both.merging(using.columns());
        }
        if (join.condition() instanceof Join.On on) {
            new ExpressionBinder(queries, binding, tables, both, true).expression(on.predicate());
        }
        return both;
    }

    private Scope natural(Scope left, Scope right, Scope both) {
        List<String> common = new ArrayList<>();
        for (Source source : left.sources()) {
            source.columns().names().stream()
                    .flatMap(Optional::stream)
                    .filter(name -> !right.having(name, binding.rules).isEmpty())
                    .forEach(common::add);
        }
        common.forEach(column -> touch(column, both));
        return both.merging(common);
    }

    private void require(String column, Scope side) {
        if (side.having(column, binding.rules).isEmpty() && !side.open()) {
            throw NameRefusals.unknownColumn(new ColumnReference(List.of(column)), side, binding);
        }
    }

    private void touch(String column, Scope scope) {
        for (Source source : scope.having(column, binding.rules)) {
            source.relation().ifPresent(relation -> ColumnResolver.touch(binding, relation, column, true));
        }
    }
}
