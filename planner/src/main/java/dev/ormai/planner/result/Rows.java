package dev.ormai.planner.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a FROM gives.
 *
 * @param parts its named sources
 * @param visible what an unqualified star gives, in order
 * @param merged the columns that USING or NATURAL made one of two
 */
record Rows(List<Part> parts, List<Item> visible, List<Item> merged) {
    static final Rows NONE = new Rows(List.of(), List.of(), List.of());

    static Rows of(Part part) {
        return new Rows(List.of(part), part.items(), List.of());
    }

    Rows and(Rows other) {
        return new Rows(both(parts, other.parts), both(visible, other.visible), both(merged, other.merged));
    }

    /** The merged columns come first, and once. */
    Rows merging(Rows other, List<Item> columns, Names names) {
        List<Item> star = new ArrayList<>(columns);
        for (Item item : both(visible, other.visible)) {
            if (item.name().isEmpty() || names.find(columns, item.name().get()).isEmpty()) {
                star.add(item);
            }
        }
        return new Rows(both(parts, other.parts), star, both(columns, both(merged, other.merged)));
    }

    Optional<Part> part(String name, Names names) {
        return parts.stream()
                .filter(part -> part.name().filter(n -> names.same(n, name)).isPresent())
                .findFirst();
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        List<T> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
