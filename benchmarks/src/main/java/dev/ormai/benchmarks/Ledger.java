package dev.ormai.benchmarks;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * Accounts, their orders and the lines of these, of a thousand tenants on PostgreSQL; tenant 7 asks. It is opened as a program that writes
 * the tenant's predicate itself, through the driver, under row-level security and through security views.
 *
 * <p>Account {@code n} belongs to tenant {@code n % 1000 + 1}, as its order and line of the same number do.
 */
final class Ledger implements AutoCloseable {
    static final int TENANTS = 1_000;
    static final int TENANT = 7;

    /** What the tables are called when they are read through security views. */
    static final String VIEW = "own_";

    private static final String[] TABLES = {"accounts", "orders", "lines"};

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Account: {table: accounts}
              Order: {table: orders}
              Line: {table: lines}
            """;

    private final TestDatabase database;
    private final Path policy;
    private final String role;

    private Ledger(TestDatabase database, Path policy, String role) {
        this.database = database;
        this.policy = policy;
        this.role = role;
    }

    /** @param rows of each table */
    static Ledger open(long rows) throws SQLException {
        TestDatabase database = Databases.fresh(DatabaseKind.POSTGRESQL);
        // A role is the server's, not the database's: it has a name of its own and goes when this closes.
        String role = "ledger_" + Integer.toString(new Random().nextInt(Integer.MAX_VALUE), 36);
        fill(database, rows);
        guardByDatabase(database, role);
        try {
            return new Ledger(database, Files.writeString(Files.createTempFile("ledger", ".yaml"), POLICY), role);
        } catch (IOException e) {
            throw new IllegalStateException("the policy of the ledger cannot be written", e);
        }
    }

    private static void fill(TestDatabase database, long rows) throws SQLException {
        String numbers = "from generate_series(1, %d) as s(g)".formatted(rows);
        String tenant = "g %% %d + 1".formatted(TENANTS).replace("%%", "%");
        database.execute(
                "create table accounts (id bigint primary key, tenant_id int not null, handle text not null, region text not null, "
                        + "balance numeric(12, 2) not null, share int not null, created_at timestamp not null)",
                "create table orders (id bigint primary key, tenant_id int not null, account_id bigint not null, "
                        + "total numeric(12, 2) not null, share int not null)",
                "create table lines (id bigint primary key, tenant_id int not null, order_id bigint not null, quantity int not null)",
                "insert into accounts select g, %s, 'Handle ' || g, 'region ' || g / %d %% 8, g %% 9000, 1 + g %% 50, "
                                .formatted(tenant, TENANTS)
                        + "timestamp '2020-01-01' + g * interval '1 minute' " + numbers,
                "insert into orders select g, %s, g, g %% 700, 1 + g %% 50 ".formatted(tenant) + numbers,
                "insert into lines select g, %s, g, 1 + g %% 9 ".formatted(tenant) + numbers,
                "create index on accounts (lower(handle))",
                "create index on accounts (tenant_id, created_at)",
                "create index on orders (account_id)",
                "create index on orders (tenant_id)",
                "create index on lines (order_id)",
                "create index on lines (tenant_id)",
                "vacuum analyze");
    }

    private static void guardByDatabase(TestDatabase database, String role) throws SQLException {
        database.execute("create role " + role);
        for (String table : TABLES) {
            database.execute(
                    "create view %s%s with (security_barrier) as select * from %s where tenant_id = %d"
                            .formatted(VIEW, table, table, TENANT),
                    "grant select on %s to %s".formatted(table, role),
                    "alter table %s enable row level security".formatted(table),
                    "create policy own_rows on %s to %s using (tenant_id = %d)".formatted(table, role, TENANT));
        }
    }

    /** As the owner of the tables: no policy holds. */
    Connection raw() throws SQLException {
        return database.connect();
    }

    /** Through the driver, nothing recorded. */
    Connection guarded() throws SQLException {
        String url = database.jdbcUrl();
        return DriverManager.getConnection(
                "jdbc:ormai:%s%sormai.policy=%s&ormai.tenant=%d&ormai.user=u-1&ormai.audit=off"
                        .formatted(url.substring("jdbc:".length()), url.contains("?") ? "&" : "?", policy, TENANT),
                database.user(),
                database.password());
    }

    /** As a role that row-level security holds. */
    Connection rowSecurity() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try {
            database.execute("drop owned by " + role, "drop role " + role);
            database.close();
            Files.delete(policy);
        } catch (IOException e) {
            throw new IllegalStateException("the policy of the ledger cannot be removed", e);
        }
    }
}
