package dev.ormai.driver;

import dev.ormai.planner.ResultColumns;
import java.sql.SQLException;

/** Told by a result set how its reading goes. */
interface Reading {
    /** For results that no statement of the client's gave: metadata, elements of an array. */
    Reading UNRECORDED = new Reading() {
        @Override
        public void ended(long rows) {
            // Only statements are recorded.
        }

        @Override
        public void closed() {
            // Nothing waits for it.
        }

        @Override
        public SQLException failed(SQLException failure) {
            return failure;
        }
    };

    /** How many rows may be read: where the database cannot be told exactly, as with ties in H2, reading stops here. */
    default long mostRows() {
        return Long.MAX_VALUE;
    }

    /** The last row was read or no more will be; may be told more than once. */
    void ended(long rows);

    /** The client closed the result set. */
    void closed() throws SQLException;

    /** What the columns are; unknown for what comes from no table of the client's. */
    default ResultColumns columns() {
        return ResultColumns.UNKNOWN;
    }

    /** Gives what the client may see of the error. */
    SQLException failed(SQLException failure);
}
