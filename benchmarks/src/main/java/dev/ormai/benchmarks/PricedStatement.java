package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A statement over the ledger in the form that each way needs.
 *
 * @param name what it does
 * @param sql without a word of tenants; one {@code ?}, if any
 * @param byHand the predicate of tenants that a program writes behind it, ahead of what follows the conditions
 * @param after what follows the conditions
 * @param parameter what is bound the n-th time
 */
record PricedStatement(String name, String sql, String byHand, String after, Parameter parameter) {
    /** A value for the n-th run. */
    @FunctionalInterface
    interface Parameter {
        Object of(long turn);
    }

    /** The same with one condition more, which may fail: on rows that the caller does not see, for all the database knows. */
    PricedStatement and(String condition) {
        return new PricedStatement(name + ", may fail", sql + " and " + condition, byHand, after, parameter);
    }

    String text() {
        return sql + after;
    }

    String textByHand() {
        return sql + byHand + after;
    }

    String textOnViews() {
        return text().replace("from accounts", "from " + Ledger.VIEW + "accounts")
                .replace("join orders", "join " + Ledger.VIEW + "orders")
                .replace("join lines", "join " + Ledger.VIEW + "lines");
    }

    Way way(Connection connection, String text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        long[] turn = {0};
        return () -> {
            statement.setObject(1, parameter.of(turn[0]++));
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        };
    }

    /** @throws IllegalStateException if there is no row: then something else was measured */
    private long read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        long sum = 0;
        while (rows.next()) {
            sum++;
            for (int column = 1; column <= columns; column++) {
                sum += rows.getString(column).length();
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("'" + name + "' found no row");
        }
        return sum;
    }
}
