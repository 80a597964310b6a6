package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import java.util.List;
import java.util.Optional;

/** Finds the one column that a reference means: in its own scope first, then in the ones around it. */
final class ColumnResolver {
    private final Binding binding;
    private final boolean condition;

    ColumnResolver(Binding binding, boolean condition) {
        this.binding = binding;
        this.condition = condition;
    }

    void resolve(ColumnReference reference, Scope scope) {
        boolean open = false;
        for (Optional<Scope> level = Optional.of(scope);
                level.isPresent();
                level = level.get().outer()) {
            if (found(reference, level.get())) {
                return;
            }
            open |= reference.qualifier().isEmpty() && level.get().open();
        }
        if (!open || binding.target.isPresent()) {
            throw NameRefusals.unknownColumn(reference, scope, binding);
        }
    }

    private boolean found(ColumnReference reference, Scope scope) {
        return reference.qualifier().isEmpty() ? foundPlain(reference, scope) : foundQualified(reference, scope);
    }

    private boolean foundPlain(ColumnReference reference, Scope scope) {
        String column = reference.column();
        List<Source> sources = scope.having(column, binding.rules);
        if (sources.isEmpty()) {
            return foundWholeRow(column, scope);
        }
        boolean merged = scope.merged().stream().anyMatch(m -> binding.rules.sameColumn(m, column));
        if (sources.size() > 1 && !merged) {
            throw NameRefusals.ambiguous(column, sources);
        }
        binding.target.ifPresent(target -> target.checkPlain(column, sources));
        sources.forEach(source -> source.relation().ifPresent(relation -> touch(reference, relation)));
        return true;
    }

    /** <code>select c from customers c</code> reads all permitted columns. */
    private boolean foundWholeRow(String name, Scope scope) {
        Optional<Source> source = scope.source(name, binding.rules);
        source.flatMap(Source::relation).ifPresent(relation -> {
            binding.target.ifPresent(target -> target.checkWholeRow(name, relation));
            binding.touched.allColumns(relation);
        });
        return source.isPresent();
    }

    private boolean foundQualified(ColumnReference reference, Scope scope) {
        Optional<Source> source = qualifiedSource(binding, scope, reference.qualifier());
        if (source.isEmpty()) {
            return false;
        }
        Columns columns = source.get().columns();
        if (!columns.has(reference.column(), binding.rules) && (!columns.open() || callsFunctions())) {
            throw NameRefusals.unknownColumn(reference, scope, binding);
        }
        source.get().relation().ifPresent(relation -> touch(reference, relation));
        return true;
    }

    /** Whether the database, where a row has no such column, looks for a function of that name to call with the row. */
    private boolean callsFunctions() {
        return binding.dialect() == Dialect.POSTGRESQL;
    }

    private void touch(ColumnReference reference, PolicyRelation relation) {
        binding.target.ifPresent(target -> target.note(reference, relation, binding.rules));
        touch(binding, relation, reference.column(), condition);
    }

    /** The source that <code>t</code> or <code>schema.t</code> means; with a schema it must be that schema's table. */
    static Optional<Source> qualifiedSource(Binding binding, Scope scope, List<String> qualifier) {
        String name = qualifier.get(qualifier.size() - 1);
        Optional<Source> source = scope.source(name, binding.rules);
        if (qualifier.size() == 1) {
            return source;
        }
        String schema = qualifier.get(qualifier.size() - 2);
        return source.filter(s -> s.relation().isPresent()
                && binding.rules.sameSource(s.relation().get().table().id().schema(), schema)
                && binding.rules.sameSource(s.relation().get().table().id().name(), name));
    }

    static void touch(Binding binding, PolicyRelation relation, String column, boolean condition) {
        relation.columns().stream()
                .map(c -> c.column().name())
                .filter(name -> binding.rules.sameColumn(name, column))
                .findFirst()
                .ifPresent(name -> binding.touched.column(relation, name, condition));
    }
}
