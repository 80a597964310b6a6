package dev.ormai.benchmarks;

import dev.ormai.driver.OrmAiConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What does a lookup by key cost that is not prepared and has another literal each time, as many clients send it, against the same
 * on the real driver? There with the tenant's predicate written by hand, through a security view, under row-level security, and as
 * the very text that OrmAI writes, which tells the server's price of a longer text from ours.
 */
final class DriverLiteral implements Question {
    /** More than a run asks for, so that no text comes twice. */
    private static final long CUSTOMERS = 200_000;

    private final Connections connections = Connections.open(CUSTOMERS);
    private final Peers peers = Peers.open(connections.shops());
    private final Connection written = connections.shops().raw();
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private long next;

    DriverLiteral() throws SQLException {
        ways.put("raw", lookUp(connections.raw(), Statements.POINT, Statements.BY_HAND));
        ways.put("raw again", lookUp(connections.again(), Statements.POINT, Statements.BY_HAND));
        ways.put("ormai", lookUp(connections.guarded(), Statements.POINT, ""));
        ways.put("our text", lookUp(written, written(), ""));
        ways.put("view", lookUp(peers.view(), Statements.POINT.replace("customers", Peers.VIEW), ""));
        ways.put("row security", lookUp(peers.rowSecurity(), Statements.POINT, ""));
    }

    /** What OrmAI writes for the lookup, up to its literal. */
    private String written() throws SQLException {
        String text = connections
                .guarded()
                .unwrap(OrmAiConnection.class)
                .explain(Statements.POINT + Shops.FIRST_CUSTOMER)
                .rewrittenTemplate();
        return text.substring(0, text.lastIndexOf('?')).replace("?", "'acme'");
    }

    private Way lookUp(Connection connection, String before, String behind) throws SQLException {
        Statement statement = connection.createStatement();
        return () -> {
            long id = Shops.FIRST_CUSTOMER + next++ % CUSTOMERS;
            try (ResultSet rows = statement.executeQuery(before + id + behind)) {
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
        written.close();
        peers.close();
        connections.close();
    }
}
