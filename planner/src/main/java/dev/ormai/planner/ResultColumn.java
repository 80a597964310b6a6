package dev.ormai.planner;

import dev.ormai.planner.catalog.TableId;
import java.util.Optional;

/** What one column of a result is of the principal's relations. */
public sealed interface ResultColumn {
    /**
     * A column of a relation as it is, perhaps handed through derived tables and common table expressions.
     *
     * @param mention what the outermost select calls the table; absent where the column is handed through
     */
    record Plain(TableId table, String column, Value value, Optional<String> mention) implements ResultColumn {
        public Plain handedThrough() {
            return new Plain(table, column, value, Optional.empty());
        }

        public boolean masked() {
            return value != Value.KEPT;
        }
    }

    /** What stands for the value of a column. */
    enum Value {
        /** Itself. */
        KEPT,
        /** An expression of the policy's author. */
        EXPRESSION,
        /** A mask or hash that we write. */
        MASK
    }

    /** A row of a relation as one value. */
    record WholeRow(TableId table) implements ResultColumn {}

    /** Anything else, and what only the database knows. */
    record Computed() implements ResultColumn {}
}
