package dev.ormai.driver;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.WriteDuty;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the client asked for at most; the policy can only lower it.
 *
 * @param maxRows 0: no limit
 * @param timeoutSeconds 0: no limit
 */
record Limits(long maxRows, int timeoutSeconds) {
    static final Limits NONE = new Limits(0, 0);

    /** JDBC counts seconds, so a policy's time is rounded up. Keys tell by their number how many rows were written, so that none is left out. */
    void apply(Statement statement, AdmittedSql sql) throws SQLException {
        boolean counted =
                sql.write().filter(duty -> duty.gives() == WriteDuty.Gives.KEYS).isPresent();
        long rows = counted ? 0 : lower(maxRows, sql.maxRows().orElse(0));
        if (rows > Integer.MAX_VALUE) {
            statement.setLargeMaxRows(rows);
        } else if (rows != statement.getMaxRows()) {
            statement.setMaxRows((int) rows);
        }
        int policySeconds = (int) Math.ceil(sql.timeoutMillis().orElse(0) / 1000.0);
        int seconds = (int) lower(timeoutSeconds, policySeconds);
        if (seconds != statement.getQueryTimeout()) {
            statement.setQueryTimeout(seconds);
        }
    }

    private static long lower(long a, long b) {
        if (a == 0 || b == 0) {
            return Math.max(a, b);
        }
        return Math.min(a, b);
    }
}
