package dev.ormai.driver;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.PermittedViews;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * One database seen twice: through the real driver on views of what a principal may see, and through ours on the tables. What
 * a client does with one must end as it does with the other.
 */
final class Behaviour implements AutoCloseable {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Item:
                table: items
            sql: {functions: {allow: [pg_sleep]}}
            """;

    private final TestDatabase database;
    private final PermittedViews views;
    private final OrmAiDataSource guarded;

    /** What a client does with a connection; what it gives is compared. */
    @FunctionalInterface
    interface Deed {
        Object with(Connection connection) throws Exception;
    }

    Behaviour(DatabaseKind kind) throws SQLException {
        database = Databases.fresh(kind);
        createItems(kind);
        views = PermittedViews.create(
                database, "acme", Map.of("items", "select * from items where tenant_id = 'acme'"));
        guarded = OrmAiDataSource.around(Shops.source(database))
                .policy(policy())
                .audit("off")
                .principal(Shops.ACME)
                .build();
    }

    private static PolicySet policy() {
        return PolicyFile.parse(POLICY, "items.yaml", Secrets.ofProcess());
    }

    private void createItems(DatabaseKind kind) throws SQLException {
        boolean postgres = kind == DatabaseKind.POSTGRESQL;
        database.execute(
                "create table items (id int primary key, tenant_id varchar(40) not null, name varchar(60), small smallint,"
                        + " big bigint, amount numeric(12, 3), ratio " + (postgres ? "double precision" : "double")
                        + ", flag boolean, born date, made timestamp, data "
                        + (postgres ? "bytea" : "varbinary(100)") + ")");
        for (int i = 1; i <= 20; i++) {
            String tenant = i <= 10 ? "acme" : "globex";
            String values = i % 5 == 0
                    ? "%d, '%s', null, null, null, null, null, null, null, null, null"
                    : "%d, '%s', 'item %d', %d, 90000000%02d, 12.5%d, 0.25, true, date '2024-02-%02d',"
                            + " timestamp '2024-02-29 12:00:0%d', null";
            database.execute("insert into items values ("
                    + String.format(java.util.Locale.ROOT, values, i, tenant, i, i, i, i % 10, i, i % 10) + ")");
        }
    }

    Outcome raw(Deed deed) throws SQLException {
        try (Connection connection = views.connect()) {
            return Outcome.of(deed, connection);
        }
    }

    Outcome guarded(Deed deed) throws SQLException {
        try (Connection connection = guarded.getConnection()) {
            return Outcome.of(deed, connection);
        }
    }

    OrmAiDataSource dataSource() {
        return guarded;
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        views.close();
        database.close();
    }

    /** What a deed ended with: a value as text, or an error's kind. */
    record Outcome(String text) {
        static Outcome of(Deed deed, Connection connection) {
            try {
                return new Outcome(String.valueOf(deed.with(connection)));
            } catch (Exception e) {
                return new Outcome("an " + (e instanceof SQLException ? "SQLException" : e.getClass()));
            }
        }

        boolean failed() {
            return text.startsWith("an ");
        }
    }
}
