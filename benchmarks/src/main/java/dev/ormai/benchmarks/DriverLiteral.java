package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What does a lookup by key cost that is not prepared and has another literal each time, as many clients send it, against the same
 * on the real driver?
 */
final class DriverLiteral implements Question {
    /** More than a run asks for, so that no text comes twice. */
    private static final long CUSTOMERS = 200_000;

    private final Connections connections = Connections.open(CUSTOMERS);
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private long next;

    DriverLiteral() throws SQLException {
        ways.put("raw", lookUp(connections.raw(), Statements.BY_HAND));
        ways.put("raw again", lookUp(connections.again(), Statements.BY_HAND));
        ways.put("ormai", lookUp(connections.guarded(), ""));
        ways.put("with audit", lookUp(connections.audited(), ""));
    }

    private Way lookUp(Connection connection, String predicate) throws SQLException {
        Statement statement = connection.createStatement();
        return () -> {
            long id = Shops.FIRST_CUSTOMER + next++ % CUSTOMERS;
            try (ResultSet rows = statement.executeQuery(Statements.POINT + id + predicate)) {
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
