package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The tables of the ledger with acme's rows, and with or without rows of others on which many expressions fail. */
final class LedgerRows {
    private static final int ACCOUNTS = 40;

    /** Accounts of acme with two lines each; only entries that acme may not see name them. */
    private static final int CROWDED = 41;

    private static final int HIDDEN = 600;
    private static final List<Integer> TOTALS = List.of(33, 0, 20, 2_000_000_000, 45);
    private static final List<String> NAMES = List.of("(", "abc", "1,x", "-x", "99999999999999");

    private LedgerRows() {}

    static void create(TestDatabase database, Dialect dialect, boolean hostile) throws SQLException {
        String real = dialect == Dialect.POSTGRESQL ? "double precision" : "double";
        database.execute(
                "create table accounts (id integer primary key, tenant_id varchar(100) not null, total integer not null,"
                        + " name varchar(100) not null, secret integer)",
                "create table entries (id integer primary key, tenant_id varchar(100) not null, account_id integer not null,"
                        + " total integer not null, big bigint not null, amount numeric(12, 2), ratio " + real
                        + ", name varchar(100) not null, body varchar(100), booked date)",
                "create table items (id integer primary key, account_id integer not null, total integer not null,"
                        + " big bigint not null, name varchar(100) not null)",
                "create table codes (id integer primary key, label varchar(100))");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            visible(connection);
            if (hostile) {
                hidden(connection);
            }
            connection.commit();
        }
        database.execute(
                "create index entries_tenant on entries (tenant_id)",
                "create index entries_total on entries (total)",
                "create index entries_account on entries (account_id)",
                "create index items_account on items (account_id)",
                "create index items_total on items (total)",
                "create index items_name on items (name)",
                dialect == Dialect.MYSQL ? "analyze table accounts, entries, items" : "analyze");
    }

    private static void visible(Connection connection) throws SQLException {
        for (int i = 1; i <= CROWDED; i++) {
            account(connection, i, Ledger.TENANT, 100 + 4 * i);
            line(connection, i, i, 100 + 4 * i, i, i % 2 == 0 ? "0" : "1");
        }
        line(connection, 900, CROWDED, 600, 1, "1");
        for (int i = 1; i <= ACCOUNTS; i++) {
            entry(connection, i, Ledger.TENANT, i, 100 + 4 * i, i, i % 2 == 0 ? "0" : "1");
        }
    }

    private static void hidden(Connection connection) throws SQLException {
        for (int i = 0; i < HIDDEN; i++) {
            int total = TOTALS.get(i % TOTALS.size());
            String name = NAMES.get(i / 3 % NAMES.size()) + i;
            long big = i % 2 == 0 ? Long.MAX_VALUE : i;
            account(connection, 1_000 + i, "globex", total);
            line(connection, 1_000 + i, 1_000 + i, total, big, name);
            entry(
                    connection,
                    1_000 + i,
                    "globex",
                    i % 3 == 0 ? CROWDED : i % 3 == 1 ? i % ACCOUNTS + 1 : 1_000 + i,
                    total,
                    big,
                    name);
        }
    }

    private static void account(Connection connection, int id, String tenant, int total) throws SQLException {
        insert(connection, "insert into accounts values (?, ?, ?, ?, ?)", id, tenant, total, "1", 1);
    }

    private static void line(Connection connection, int id, int account, int total, long big, String name)
            throws SQLException {
        insert(connection, "insert into items values (?, ?, ?, ?, ?)", id, account, total, big, name);
    }

    private static void entry(
            Connection connection, int id, String tenant, int account, int total, long big, String name)
            throws SQLException {
        insert(
                connection,
                "insert into entries values (?, ?, ?, ?, ?, 1.5, 2.5, ?, '{}', date '2024-01-01')",
                id,
                tenant,
                account,
                total,
                big,
                name);
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
