package dev.ormai.driver;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a client has put into the batch of a prepared write. PostgreSQL's driver keeps the values itself and sends them together; each
 * write gives its count as a generated key. H2's takes no query into a batch, so there each entry keeps the statement that its values were
 * bound to. Not thread-safe.
 */
final class WriteBatch {
    private final List<Map<String, Object>> inputs = new ArrayList<>();
    private final List<PreparedStatement> bound = new ArrayList<>();

    int size() {
        return inputs.size();
    }

    /** What is recorded of each entry. */
    List<Map<String, Object>> inputs() {
        return List.copyOf(inputs);
    }

    /** The driver has the values. */
    void add(Map<String, Object> recorded) {
        inputs.add(recorded);
    }

    /** @param statement with all values bound; it belongs to the batch from now on */
    void add(Map<String, Object> recorded, PreparedStatement statement) {
        inputs.add(recorded);
        bound.add(statement);
    }

    /** Closes what belongs to it. */
    void clear() throws SQLException {
        inputs.clear();
        List<PreparedStatement> all = List.copyOf(bound);
        bound.clear();
        for (PreparedStatement statement : all) {
            statement.close();
        }
    }

    /** Sends all, and gives the count of each. Where rows are fetched one by one, PostgreSQL's driver drops a batch's: so none of the client's limits holds. */
    long[] send(PreparedStatement raw) throws SQLException {
        if (!bound.isEmpty()) {
            long[] counts = new long[bound.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = WriteRun.count(bound.get(i));
            }
            return counts;
        }
        int fetchSize = raw.getFetchSize();
        int maxRows = raw.getMaxRows();
        raw.setFetchSize(0);
        raw.setMaxRows(0);
        try {
            return counts(raw, raw.executeLargeBatch().length);
        } finally {
            raw.setFetchSize(fetchSize);
            raw.setMaxRows(maxRows);
        }
    }

    private static long[] counts(PreparedStatement raw, int size) throws SQLException {
        long[] counts = new long[size];
        int at = 0;
        try (ResultSet rows = raw.getGeneratedKeys()) {
            while (rows.next()) {
                counts[at++] = rows.getLong(1);
            }
        }
        if (at != size) {
            throw new SQLException("the batch of %d writes gave %d counts".formatted(size, at), "XX000");
        }
        return counts;
    }
}
