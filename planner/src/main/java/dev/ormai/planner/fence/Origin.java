package dev.ormai.planner.fence;

import dev.ormai.planner.relation.RelationColumn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the value of a column comes from.
 *
 * @param references the tables whose rows it is computed from, if a database may compute it before it asks the policy;
 *     empty behind an aggregate or a limit, which no condition is pushed through
 * @param family its type if reading it cannot fail, else empty
 * @param base the column of the database that it plainly is, without a mask
 */
record Origin(Set<Reference> references, Optional<Family> family, Optional<Base> base) {
    /** A column of a mentioned table. */
    record Base(Reference reference, RelationColumn column) {}

    Origin {
        references = Set.copyOf(references);
    }

    static Origin unknown(Set<Reference> references) {
        return new Origin(references, Optional.empty(), Optional.empty());
    }

    Origin behindBarrier() {
        return new Origin(Set.of(), family, Optional.empty());
    }

    /** As a column of a derived table. */
    Origin derived() {
        return new Origin(references, family, Optional.empty());
    }

    /** A column that is now the one and now the other, or both at once. */
    Origin or(Origin other) {
        Set<Reference> both = new HashSet<>(references);
        both.addAll(other.references);
        return new Origin(both, family.filter(f -> other.family.equals(Optional.of(f))), Optional.empty());
    }
}
