package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** A statement that changes the rows of one table. */
public sealed interface Write extends StatementTree permits Insert, Update, Delete {
    QualifiedName table();

    Optional<String> alias();

    /** What it reads beside the rows of its table: behind FROM of an UPDATE, behind USING of a DELETE. */
    default List<FromItem> from() {
        return List.of();
    }

    /** What it gives of each row; empty for a count alone. */
    List<SelectItem> returning();

    /** The same with other items to give. */
    Write returning(List<SelectItem> items);

    Write mapChildren(TreeMapper mapper);
}
