package dev.ormai.planner.allow;

import dev.ormai.planner.Dialect;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The types of one dialect to which a statement may cast, by the names that its grammar knows, read once from the text file
 * that lists them. Immutable, for any number of threads.
 */
public final class TypeList {
    private static final Map<Dialect, TypeList> LISTS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, read(Dialect.POSTGRESQL),
            Dialect.MYSQL, read(Dialect.MYSQL),
            Dialect.H2, read(Dialect.H2)));

    private final Set<String> names;

    private TypeList(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    public static TypeList of(Dialect dialect) {
        TypeList list = LISTS.get(dialect);
        if (list == null) {
            throw new IllegalArgumentException("no list of types for " + dialect);
        }
        return list;
    }

    /** @param name lower case, words with one blank between, without modifiers and brackets */
    public boolean allows(String name) {
        return names.contains(name);
    }

    public Set<String> names() {
        return names;
    }

    private static TypeList read(Dialect dialect) {
        Set<String> names = new HashSet<>();
        ListFile.read("types", dialect, 1).forEach(fields -> {
            if (!names.add(fields.get(0))) {
                throw new IllegalStateException("listed twice: " + fields.get(0));
            }
        });
        return new TypeList(names);
    }
}
