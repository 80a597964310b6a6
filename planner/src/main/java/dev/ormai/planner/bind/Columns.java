package dev.ormai.planner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a source of rows gives.
 *
 * @param names in order; absent where only the database knows the name
 * @param open whether there may be others: then a name that is not found is the database's to judge
 */
record Columns(List<Optional<String>> names, boolean open) {
    static final Columns UNKNOWN = new Columns(List.of(), true);

    Columns {
        names = List.copyOf(names);
    }

    static Columns named(List<String> names) {
        return new Columns(names.stream().map(Optional::of).toList(), false);
    }

    /** The first columns get these names, as a column list behind an alias does. */
    Columns renamed(List<String> first) {
        if (first.isEmpty()) {
            return this;
        }
        List<Optional<String>> renamed = new ArrayList<>();
        first.forEach(name -> renamed.add(Optional.of(name)));
        names.stream().skip(first.size()).forEach(renamed::add);
        return new Columns(renamed, open && names.size() > first.size());
    }

    boolean has(String name, NameRules rules) {
        return names.stream().flatMap(Optional::stream).anyMatch(n -> rules.sameColumn(n, name));
    }
}
