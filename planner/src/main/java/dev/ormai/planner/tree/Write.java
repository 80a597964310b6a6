package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** A statement that changes the rows of one table. */
public sealed interface Write permits Insert, Update, Delete {
    QualifiedName table();

    Optional<String> alias();

    /** What it gives of each row; empty for a count alone. */
    List<SelectItem> returning();

    Write mapChildren(TreeMapper mapper);
}
