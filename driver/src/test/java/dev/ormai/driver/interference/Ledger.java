package dev.ormai.driver.interference;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger in which each way to hide something occurs: accounts and entries of a tenant, entries that were deleted softly,
 * items that belong to the tenant of their account, notes of an owner under a filter, codes shared by all, a vault that no
 * policy names; masked, hashed and denied columns.
 */
final class Ledger {
    static final Principal ACME =
            new Principal(Optional.of("acme"), Optional.of("ann"), List.of(), Map.of("region", "north"));

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            hash_key: "file:%s"
            models:
              Account:
                table: accounts
                fields:
                  phone: {mask: "***{last4}"}
                  email: {mask: email}
                  pin: {mask: "null"}
                  code: hash
                  ssn: deny
              Entry:
                table: entries
                rows: {soft_delete: deleted_at}
              Item:
                table: items
                rows: {tenant: {via: account}}
                relations: {account: {model: Account, key: {account_id: id}}}
              Note:
                table: notes
                rows:
                  owner: owner
                  filter: "region = :attr.region and status <> 'internal'"
                fields:
                  label: {mask: {sql: "left(label, 1)"}}
                  remark: deny
              Code:
                table: codes
                rows: {tenant: none}
            """;

    private Ledger() {}

    static PolicySet policy() {
        try {
            Path folder =
                    Files.createDirectories(Path.of("target", "interference").toAbsolutePath());
            Path key = Files.writeString(folder.resolve("hash-key"), "a key for tests, known to everybody");
            return PolicyFile.parse(POLICY.formatted(key), "ledger.yaml", Secrets.ofProcess());
        } catch (IOException e) {
            throw new IllegalStateException("the key of the ledger cannot be written", e);
        }
    }

    static void createTables(TestDatabase database) throws SQLException {
        String row =
                "account_id integer not null, total integer not null, big bigint not null, amount numeric(12, 2) not null,"
                        + " name varchar(100) not null, body varchar(100) not null, booked date not null, seen "
                        + (database.kind() == DatabaseKind.MARIADB ? "datetime" : "timestamp") + " not null";
        database.execute(
                "create table accounts (id integer primary key, tenant_id varchar(20) not null, " + row
                        + ", phone varchar(40), email varchar(60), pin varchar(20), code varchar(20), ssn varchar(20))",
                "create table entries (id integer primary key, tenant_id varchar(20) not null, " + row
                        + ", deleted_at date)",
                "create table items (id integer primary key, " + row + ")",
                "create table notes (id integer primary key, tenant_id varchar(20) not null, " + row
                        + ", owner varchar(20), region varchar(20), status varchar(20), label varchar(40), remark varchar(40))",
                "create table codes (id integer primary key, label varchar(100))",
                "create table vault (id integer primary key, total integer, name varchar(100))",
                "insert into codes values (1, 'one'), (2, 'two'), (3, 'three')");
    }

    /** Indexes on what statements ask for, and statistics of what the tables hold. */
    static void analyze(TestDatabase database) throws SQLException {
        for (String table : List.of("accounts", "entries", "items", "notes")) {
            for (String column : List.of("account_id", "total", "name", "big")) {
                database.execute("create index %1$s_%2$s on %1$s (%2$s)".formatted(table, column));
            }
        }
        database.execute(
                "create index entries_tenant on entries (tenant_id, total)",
                "create index notes_owner on notes (owner)",
                switch (database.kind()) {
                    case MARIADB, MYSQL -> "analyze table accounts, entries, items, notes, codes";
                    case POSTGRESQL, H2 -> "analyze";
                });
    }
}
