package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.tree.ColumnReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources whose columns a name may mean, and around them the scope of the enclosing query. The binder has refused names
 * that mean nothing; where two meanings are left, both are taken.
 *
 * @param results what a name means that no source has: the select list's own names, for HAVING, GROUP BY and ORDER BY
 */
record Scope(Dialect dialect, List<Source> sources, Optional<Source> results, Optional<Scope> outer) {
    static Scope of(Dialect dialect, List<Source> sources, Optional<Scope> outer) {
        return new Scope(dialect, List.copyOf(sources), Optional.empty(), outer);
    }

    Scope withResults(Source named) {
        return new Scope(dialect, sources, Optional.of(named), outer);
    }

    static String fold(Dialect dialect, String name) {
        return dialect == Dialect.MYSQL ? AsciiCase.fold(name) : name;
    }

    Set<Reference> all() {
        Set<Reference> all = new HashSet<>();
        sources.forEach(source -> all.addAll(source.all()));
        return all;
    }

    Origin resolve(ColumnReference reference) {
        Set<Reference> open = new HashSet<>();
        boolean uncertain = false;
        for (Optional<Scope> level = Optional.of(this); level.isPresent(); level = level.get().outer) {
            Optional<Origin> found = level.get().find(reference);
            if (found.isPresent()) {
                return uncertain ? found.get().or(Origin.unknown(open)) : found.get();
            }
            for (Source source : level.get().sources) {
                if (source.open()) {
                    uncertain = true;
                    open.addAll(source.all());
                }
            }
        }
        return Origin.unknown(uncertain ? open : everything());
    }

    private Set<Reference> everything() {
        Set<Reference> all = new HashSet<>(all());
        outer.ifPresent(around -> all.addAll(around.everything()));
        return all;
    }

    private Optional<Origin> find(ColumnReference reference) {
        String column = fold(dialect, reference.column());
        if (!reference.qualifier().isEmpty()) {
            List<String> qualifier = reference.qualifier();
            return source(qualifier.get(qualifier.size() - 1))
                    .map(source -> Optional.ofNullable(source.columns().get(column))
                            .orElseGet(() -> Origin.unknown(source.all())));
        }
        List<Origin> origins = new ArrayList<>();
        for (Source source : sources) {
            Optional.ofNullable(source.columns().get(column)).ifPresent(origins::add);
        }
        if (origins.isEmpty() && results.isPresent()) {
            Optional.ofNullable(results.get().columns().get(column)).ifPresent(origins::add);
        }
        return origins.stream().reduce(Origin::or).or(() -> source(reference.column())
                .map(source -> Origin.unknown(source.all())));
    }

    private Optional<Source> source(String name) {
        String folded = fold(dialect, name);
        return sources.stream()
                .filter(source -> source.name().equals(Optional.of(folded)))
                .findFirst();
    }
}
