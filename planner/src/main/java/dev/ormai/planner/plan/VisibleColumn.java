package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ColumnReference;
import java.util.List;

/**
 * A column that <code>*</code> stands for.
 *
 * @param qualifier empty for a column that USING or NATURAL has merged
 * @param merged of a merged column, those whose first value that is not null it is; else empty
 */
record VisibleColumn(String qualifier, String name, List<VisibleColumn> merged) {
    VisibleColumn {
        merged = List.copyOf(merged);
    }

    VisibleColumn(String qualifier, String name) {
        this(qualifier, name, List.of());
    }

    ColumnReference reference() {
        return qualifier.isEmpty() ? ColumnReference.of(name) : ColumnReference.of(qualifier, name);
    }

    /** The columns of sources that it is made of: itself, if it is not merged. */
    List<VisibleColumn> parts() {
        return merged.isEmpty() ? List.of(this) : merged;
    }
}
