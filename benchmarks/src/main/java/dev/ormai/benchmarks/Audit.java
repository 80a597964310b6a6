package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What do prepared lookups of many threads cost together when each is recorded on disk before it goes out, against the same without
 * a record and on the real driver? Threads that wait at the same time share one write to the disk. A run is one round of lookups of all
 * threads.
 */
final class Audit implements Question {
    private static final int THREADS = 16;
    private static final int LOOKUPS = 8;

    private final Shops shops = Shops.open(dev.ormai.testkit.DatabaseKind.POSTGRESQL, "app", 1_000);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, Way> ways = new LinkedHashMap<>();

    Audit() throws SQLException {
        String byHand = Statements.POINT + "?" + Statements.BY_HAND;
        ways.put("raw", lookUps(shops::raw, byHand));
        ways.put("raw again", lookUps(shops::raw, byHand));
        ways.put("ormai", lookUps(shops::guarded, Statements.POINT + "?"));
        ways.put("with audit", lookUps(shops::audited, Statements.POINT + "?"));
    }

    @FunctionalInterface
    private interface Opened {
        Connection open() throws SQLException;
    }

    private Way lookUps(Opened opened, String sql) throws SQLException {
        List<PreparedStatement> statements = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Connection connection = opened.open();
            connections.add(connection);
            statements.add(connection.prepareStatement(sql));
        }
        return () -> {
            List<Future<Long>> running = new ArrayList<>();
            for (PreparedStatement statement : statements) {
                running.add(threads.submit(() -> lookUps(statement)));
            }
            long sum = 0;
            for (Future<Long> one : running) {
                sum += done(one);
            }
            return sum;
        };
    }

    private static long lookUps(PreparedStatement statement) throws SQLException {
        long sum = 0;
        for (int i = 0; i < LOOKUPS; i++) {
            statement.setLong(1, Shops.FIRST_CUSTOMER + i);
            try (ResultSet rows = statement.executeQuery()) {
                sum += PointRow.read(rows);
            }
        }
        return sum;
    }

    private static long done(Future<Long> lookUps) throws SQLException {
        try {
            return lookUps.get();
        } catch (ExecutionException e) {
            throw new SQLException("a lookup failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public Map<String, Way> ways() {
        return ways;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (Connection connection : connections) {
            connection.close();
        }
        shops.close();
    }
}
