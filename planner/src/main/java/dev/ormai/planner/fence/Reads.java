package dev.ormai.planner.fence;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Query;
import java.util.Optional;

/** What an expression under judgement reads. */
interface Reads {
    /** The type of a column; empty if reading it may fail or its type is not known. */
    Optional<Family> column(ColumnReference reference);

    /** How many digits before the point a value of this column of a decimal type has at most. */
    int digits(ColumnReference reference);

    /** Whether nothing in this query can fail. */
    boolean harmless(Query query);

    /** The type of the one value of this query; empty if it may fail or give several rows. */
    Optional<Family> value(Query query);
}
