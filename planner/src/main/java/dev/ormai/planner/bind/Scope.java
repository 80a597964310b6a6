package dev.ormai.planner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sources whose columns a name may mean at one place, and around them the scope of the enclosing query.
 *
 * @param merged names that USING or NATURAL made one column of
 */
record Scope(List<Source> sources, List<String> merged, Optional<Scope> outer) {
    Scope {
        sources = List.copyOf(sources);
        merged = List.copyOf(merged);
    }

    static Scope empty(Optional<Scope> outer) {
        return new Scope(List.of(), List.of(), outer);
    }

    /** Both side by side, as in a join or a list of sources. */
    Scope and(Scope other) {
        List<Source> both = new ArrayList<>(sources);
        both.addAll(other.sources);
        List<String> names = new ArrayList<>(merged);
        names.addAll(other.merged);
        return new Scope(both, names, outer);
    }

    Scope merging(List<String> names) {
        List<String> more = new ArrayList<>(merged);
        more.addAll(names);
        return new Scope(sources, more, outer);
    }

    Optional<Source> source(String name, NameRules rules) {
        return sources.stream()
                .filter(s -> s.name().isPresent() && rules.sameSource(s.name().get(), name))
                .findFirst();
    }

    List<Source> having(String column, NameRules rules) {
        return sources.stream().filter(s -> s.columns().has(column, rules)).toList();
    }

    boolean open() {
        return sources.stream().anyMatch(s -> s.columns().open());
    }
}
