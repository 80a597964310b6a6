package dev.ormai.driver.interference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/** The rules of the ledger in PostgreSQL's own words: row-level security and privileges on columns. Masks it has none. */
final class NativeRowSecurity implements AutoCloseable {
    private static final String ROW = "account_id, total, big, amount, name, body, booked, seen";

    private final Connection owner;
    private final Connection limited;
    private final String role;

    private NativeRowSecurity(Connection owner, Connection limited, String role) {
        this.owner = owner;
        this.limited = limited;
        this.role = role;
    }

    /** Closes both connections in the end. */
    static NativeRowSecurity create(Connection owner, Connection limited) throws SQLException {
        String role = "judge_" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
        execute(
                owner,
                "create role " + role,
                "grant usage on schema public to " + role,
                "grant select (id, tenant_id, " + ROW + ") on accounts to " + role,
                "grant select (id, tenant_id, owner, region, status, " + ROW + ") on notes to " + role,
                "grant select on entries, items, codes to " + role,
                "alter table accounts enable row level security",
                "alter table entries enable row level security",
                "alter table items enable row level security",
                "alter table notes enable row level security",
                "create policy own on accounts using (tenant_id = 'acme')",
                "create policy own on entries using (tenant_id = 'acme' and deleted_at is null)",
                "create policy own on items using (exists (select 1 from accounts a where a.id = items.account_id))",
                "create policy own on notes using (tenant_id = 'acme' and owner = 'ann' and region = 'north' and status <> 'internal')");
        execute(limited, "set role " + role);
        return new NativeRowSecurity(owner, limited, role);
    }

    Connection connection() {
        return limited;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        limited.close();
        execute(owner, "drop owned by " + role, "drop role " + role);
        owner.close();
    }
}
