package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does a policy cost on a million rows of a thousand tenants, prepared: a lookup by key, one by a functional index, a range, a
 * total and two joins, each plain and with a condition that may fail, against the tenant's predicate written by hand, row-level security
 * and security views? Each way is held against its own statement written by hand.
 */
final class Price implements Question {
    static final long ROWS = 1_000_000;

    private static final String BY_HAND = " and tenant_id = " + Ledger.TENANT;
    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 1, 1, 0, 0);

    private final Ledger ledger;
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, Way> ways = new LinkedHashMap<>();

    /** @param rows of each table */
    Price(long rows) throws SQLException {
        ledger = Ledger.open(rows);
        Connection raw = opened(ledger.raw());
        Connection again = opened(ledger.raw());
        Connection guarded = opened(ledger.guarded());
        Connection rowSecurity = opened(ledger.rowSecurity());
        Connection views = opened(ledger.raw());
        for (PricedStatement statement : statements(rows / Ledger.TENANTS)) {
            String name = statement.name();
            ways.put(name + ": by hand", statement.way(raw, statement.textByHand()));
            ways.put(name + ": again", statement.way(again, statement.textByHand()));
            ways.put(name + ": ormai", statement.way(guarded, statement.text()));
            ways.put(name + ": row security", statement.way(rowSecurity, statement.text()));
            ways.put(name + ": view", statement.way(views, statement.textOnViews()));
        }
    }

    private Connection opened(Connection connection) {
        connections.add(connection);
        return connection;
    }

    /** @param accounts of each tenant */
    private static List<PricedStatement> statements(long accounts) {
        PricedStatement.Parameter id = turn -> turn % accounts * Ledger.TENANTS + Ledger.TENANT - 1;
        PricedStatement key =
                new PricedStatement("key", "select id, handle, balance from accounts where id = ?", BY_HAND, "", id);
        PricedStatement index = new PricedStatement(
                "functional index",
                "select id, handle, balance from accounts where lower(handle) = ?",
                BY_HAND,
                "",
                turn -> "handle " + id.of(turn));
        // About a tenth of the tenant's rows.
        PricedStatement.Parameter since =
                turn -> Timestamp.valueOf(FIRST.plusMinutes((accounts - accounts / 10 - turn % 10) * Ledger.TENANTS));
        PricedStatement range = new PricedStatement(
                "range", "select id, handle, balance from accounts where created_at >= ?", BY_HAND, "", since);
        PricedStatement total = new PricedStatement(
                "total",
                "select region, count(*), sum(balance) from accounts where balance >= ?",
                BY_HAND,
                " group by region",
                turn -> turn % 10);
        PricedStatement joins = new PricedStatement(
                "two joins",
                "select a.handle, o.total, l.quantity from accounts a join orders o on o.account_id = a.id "
                        + "join lines l on l.order_id = o.id where a.created_at >= ?",
                " and a.tenant_id = %1$d and o.tenant_id = %1$d and l.tenant_id = %1$d".formatted(Ledger.TENANT),
                "",
                since);
        String mayFail = "1000 / share > 1";
        return List.of(
                key, key.and(mayFail),
                index, index.and(mayFail),
                range, range.and(mayFail),
                total, total.and(mayFail),
                joins, joins.and("1000 / o.share > 1"));
    }

    @Override
    public Map<String, Way> ways() {
        return ways;
    }

    @Override
    public String against(String way) {
        return way.substring(0, way.indexOf(':')) + ": by hand";
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
        ledger.close();
    }
}
