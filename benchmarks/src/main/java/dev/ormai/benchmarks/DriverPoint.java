package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What does a prepared lookup by key cost through the driver, against the real driver with the tenant's
 * predicate written by hand?
 */
final class DriverPoint implements Question {
    private final Connections connections = Connections.open(1_000);
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private long next;

    DriverPoint() throws SQLException {
        String byHand = Statements.POINT + "?" + Statements.BY_HAND;
        ways.put("raw", lookUp(connections.raw(), byHand));
        ways.put("raw again", lookUp(connections.again(), byHand));
        ways.put("ormai", lookUp(connections.guarded(), Statements.POINT + "?"));
    }

    private Way lookUp(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        return () -> {
            statement.setLong(1, Shops.FIRST_CUSTOMER + next++ % 1_000);
            try (ResultSet rows = statement.executeQuery()) {
                return PointRow.read(rows);
            }
        };
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
