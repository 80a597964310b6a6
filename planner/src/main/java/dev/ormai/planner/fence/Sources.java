package dev.ormai.planner.fence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a part of a FROM gives.
 *
 * @param plain the tables named in it, of which every row that fails a condition on the part's rows may be left out before:
 *     those on the nullable side of an outer join are not among them
 * @param nullable the other tables named in it
 */
record Sources(List<Source> sources, Set<Reference> plain, Set<Reference> nullable) {
    static Sources of(Source source) {
        return new Sources(List.of(source), Set.of(), Set.of());
    }

    static Sources of(Source source, Reference table) {
        return new Sources(List.of(source), Set.of(table), Set.of());
    }

    Sources and(Sources other) {
        return new Sources(
                Stream.concat(sources.stream(), other.sources.stream()).toList(),
                union(plain, other.plain),
                union(nullable, other.nullable));
    }

    /** On the side of an outer join that is filled with NULL. */
    Sources nulled() {
        return new Sources(sources, Set.of(), union(plain, nullable));
    }

    private static Set<Reference> union(Set<Reference> a, Set<Reference> b) {
        Set<Reference> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }
}
