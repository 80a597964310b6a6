package dev.ormai.benchmarks;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row of a lookup by key. */
final class PointRow {
    private PointRow() {}

    /** @throws IllegalStateException if it is not exactly one: then something else was measured */
    static long read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new IllegalStateException("the lookup found no row");
        }
        long sum = rows.getLong(1)
                + rows.getString(2).length()
                + rows.getString(3).length()
                + rows.getString(4).length();
        if (rows.next()) {
            throw new IllegalStateException("the lookup found a second row");
        }
        return sum;
    }
}
