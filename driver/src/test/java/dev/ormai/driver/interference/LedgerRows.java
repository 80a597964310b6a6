package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills one state of the ledger. What acme may see is the same in all. */
final class LedgerRows implements AutoCloseable {
    /** An account of acme's with two items, which only entries that acme may not see name. */
    static final int CROWDED = 41;

    static final int FIRST_HIDDEN = 1_000;
    private static final int FEW = 24;
    private static final int MANY = 480;

    private static final List<Integer> TOTALS = List.of(33, 0, 20, 2_000_000_000, 45, 101, -5);
    private static final List<Long> BIGS = List.of(Long.MAX_VALUE, 0L, Long.MIN_VALUE, 50L);
    private static final List<String> AMOUNTS = List.of("9999999999.99", "0", "45.50", "-0.01");
    private static final List<String> NAMES =
            List.of("(", "abc", "1,x", "-x", "99999999999999", "\\", "", "1e999", "zz\\", "[", "%");
    private static final List<String> BODIES = List.of("{", "[1,2", "", "{\"a\":\"x\"}", "zz\\", "{}");

    private final DatabaseKind kind;
    private final Connection connection;
    private final boolean hostile;

    private LedgerRows(DatabaseKind kind, Connection connection, boolean hostile) {
        this.kind = kind;
        this.connection = connection;
        this.hostile = hostile;
    }

    /** @param hostile whether there are many hidden rows on which expressions fail, or a few on which none does */
    static void insert(TestDatabase database, boolean hostile) throws SQLException {
        try (LedgerRows rows = new LedgerRows(database.kind(), database.connect(), hostile)) {
            rows.connection.setAutoCommit(false);
            for (int i = 1; i <= CROWDED; i++) {
                rows.visible(i);
            }
            for (int i = 0; i < (hostile ? MANY : FEW); i++) {
                rows.hidden(i);
            }
            rows.connection.commit();
        }
    }

    private void visible(int i) throws SQLException {
        Map<String, Object> row = harmless(i, i);
        insert("accounts", i, with(row, "tenant_id", "acme", i));
        insert("items", i, row);
        if (i == CROWDED) {
            insert("items", 900, with(row, "total", 600));
            return;
        }
        insert("entries", i, with(row, "tenant_id", "acme"));
        insert("notes", i, note(row, "acme", "ann", "north", "open", i));
    }

    private void hidden(int i) throws SQLException {
        int id = FIRST_HIDDEN + i;
        int account = i % 3 == 0 ? CROWDED : i % 3 == 1 ? i % 40 + 1 : id;
        Map<String, Object> row = hostile ? failing(i, account) : harmless(i % 40 + 1, account);
        insert("accounts", id, with(with(row, "account_id", id), "tenant_id", "globex", id));
        insert("items", id, with(row, "account_id", id));
        boolean deleted = i % 4 == 0;
        insert(
                "entries",
                id,
                with(with(row, "tenant_id", deleted ? "acme" : "globex"), "deleted_at", deleted ? "2024-05-05" : null));
        insert(
                "notes",
                id,
                switch (i % 4) {
                    case 0 -> note(row, "globex", "ann", "north", "open", id);
                    case 1 -> note(row, "acme", "bob", "north", "open", id);
                    case 2 -> note(row, "acme", "ann", "south", "open", id);
                    default -> note(row, "acme", "ann", "north", "internal", id);
                });
        insert("vault", id, Map.of("total", row.get("total"), "name", row.get("name")));
    }

    private static Map<String, Object> harmless(int i, int account) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account_id", account);
        row.put("total", 100 + 4 * i);
        row.put("big", (long) i);
        row.put("amount", i + ".25");
        row.put("name", i % 2 == 0 ? "0" : "1");
        row.put("body", "{\"a\":1}");
        row.put("booked", "2024-%02d-%02d".formatted(3 + i % 3, 1 + i % 28));
        row.put("seen", "2024-%02d-%02d 10:%02d:00".formatted(3 + i % 3, 1 + i % 28, i));
        return row;
    }

    private Map<String, Object> failing(int i, int account) {
        Map<String, Object> row = harmless(i % 40 + 1, account);
        row.put("total", pick(TOTALS, i));
        row.put("big", pick(BIGS, i / 2));
        row.put("amount", pick(AMOUNTS, i / 3));
        row.put("name", pick(NAMES, i / 2));
        row.put("body", pick(BODIES, i / 5));
        List<String> days =
                switch (kind) {
                    case POSTGRESQL -> List.of("infinity", "5874897-12-31", "-infinity", "4714-11-24 BC");
                    case MARIADB, MYSQL -> List.of("9999-12-31", "1000-01-01");
                    case H2 -> List.of("1000000000-12-31", "-1000000000-01-01", "9999-12-31");
                };
        row.put("booked", pick(days, i));
        List<String> moments =
                switch (kind) {
                    case POSTGRESQL -> List.of("infinity", "294276-12-31 23:59:59", "4714-11-24 00:00:00 BC");
                    case MARIADB, MYSQL -> List.of("9999-12-31 23:59:59", "1000-01-01 00:00:00");
                    case H2 -> List.of("1000000000-12-31 23:59:59", "9999-12-31 23:59:59");
                };
        row.put("seen", pick(moments, i));
        return row;
    }

    private static <T> T pick(List<T> values, int i) {
        return values.get(i % values.size());
    }

    /** What is behind a mask differs from state to state, what the mask shows does not. */
    private Map<String, Object> with(Map<String, Object> row, String column, String tenant, int i) {
        Map<String, Object> account = with(row, column, tenant);
        account.put("phone", (hostile ? "999-77-" : "555-11-") + "%04d".formatted(i % 10_000));
        account.put("email", (hostile ? "amadeus" : "ann") + i + "@example.com");
        account.put("pin", hostile ? "pin (" + i : "1");
        account.put("code", "code-" + i % 7);
        account.put("ssn", hostile ? "secret " + i : "0");
        return account;
    }

    private Map<String, Object> note(
            Map<String, Object> row, String tenant, String owner, String region, String status, int i) {
        Map<String, Object> note = with(row, "tenant_id", tenant);
        note.put("owner", owner);
        note.put("region", region);
        note.put("status", status);
        note.put("label", i % 5 + (hostile ? " hostile (" + i : ""));
        note.put("remark", hostile ? "remark (" : "0");
        return note;
    }

    private static Map<String, Object> with(Map<String, Object> row, String column, @Nullable Object value) {
        Map<String, Object> other = new LinkedHashMap<>(row);
        if (value != null) {
            other.put(column, value);
        }
        return other;
    }

    private void insert(String table, int id, Map<String, Object> row) throws SQLException {
        List<String> marks = new ArrayList<>(Collections.singleton("?"));
        for (String column : row.keySet()) {
            marks.add(
                    switch (column) {
                        case "booked", "deleted_at" -> "cast(? as date)";
                        case "seen" -> kind == DatabaseKind.MARIADB ? "cast(? as datetime)" : "cast(? as timestamp)";
                        case "amount" -> "cast(? as decimal(12, 2))";
                        default -> "?";
                    });
        }
        String sql = "insert into %s (id, %s) values (%s)"
                .formatted(table, String.join(", ", row.keySet()), String.join(", ", marks));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id);
            int place = 2;
            for (Object value : row.values()) {
                statement.setObject(place++, value);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
