package dev.ormai.planner.tree;

import java.util.Optional;

/** One key of an ORDER BY. */
public record OrderItem(Expression expression, Optional<Direction> direction, Optional<Nulls> nulls) {
    /** As written; absent means ascending. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** As written; absent means the database's default. */
    public enum Nulls {
        FIRST,
        LAST
    }
}
