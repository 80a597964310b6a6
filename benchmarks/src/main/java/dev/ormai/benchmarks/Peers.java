package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** What PostgreSQL offers for the same rule, over the real driver: a security view, and row-level security. */
record Peers(Connection view, Connection rowSecurity, String role) implements AutoCloseable {
    static final String VIEW = "acme_customers";

    private static final String RULE = "tenant_id = 'acme' and deleted_at is null";

    /** The role is the server's, not the database's: it has a name of its own and goes when this closes. */
    static Peers open(Shops shops) throws SQLException {
        String role = "row_security_" + Integer.toString(new Random().nextInt(Integer.MAX_VALUE), 36);
        Connection view = shops.raw();
        Connection rowSecurity = shops.raw();
        try (Statement statement = rowSecurity.createStatement()) {
            for (String sql : new String[] {
                "create view %s with (security_barrier) as select * from customers where %s".formatted(VIEW, RULE),
                "create role " + role,
                "grant select on customers to " + role,
                "alter table customers enable row level security",
                "create policy own_rows on customers to %s using (%s)".formatted(role, RULE),
                "set role " + role
            }) {
                statement.execute(sql);
            }
        }
        return new Peers(view, rowSecurity, role);
    }

    @Override
    public void close() throws SQLException {
        view.close();
        try (Statement statement = rowSecurity.createStatement()) {
            statement.execute("reset role");
            statement.execute("drop policy own_rows on customers");
            statement.execute("drop owned by " + role);
            statement.execute("drop role " + role);
        }
        rowSecurity.close();
    }
}
