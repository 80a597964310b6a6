package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What do 1,000 rows of 8 columns of a table under policy cost through the driver, against the same on the real driver with the
 * tenant's predicate written by hand?
 */
final class DriverRows implements Question {
    private static final int ROWS = 1_000;
    private static final int COLUMNS = 8;

    private final Connections connections = Connections.open(ROWS);
    private final Map<String, Way> ways = new LinkedHashMap<>();

    DriverRows() throws SQLException {
        String byHand = Statements.RANGE + Statements.BY_HAND;
        ways.put("raw", read(connections.raw(), byHand));
        ways.put("raw again", read(connections.again(), byHand));
        ways.put("ormai", read(connections.guarded(), Statements.RANGE));
    }

    private static Way read(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setLong(1, Shops.FIRST_CUSTOMER);
        statement.setLong(2, Shops.FIRST_CUSTOMER + ROWS - 1);
        return () -> {
            try (ResultSet rows = statement.executeQuery()) {
                return sum(rows);
            }
        };
    }

    private static long sum(ResultSet rows) throws SQLException {
        long sum = 0;
        int count = 0;
        while (rows.next()) {
            for (int column = 1; column <= COLUMNS; column++) {
                sum += rows.getObject(column).hashCode();
            }
            count++;
        }
        if (count != ROWS) {
            throw new IllegalStateException("expected " + ROWS + " rows, read " + count);
        }
        return sum;
    }

    @Override
    public Map<String, Way> ways() {
        return ways;
    }

    @Override
    public void close() throws SQLException {
        connections.close();
    }
}
