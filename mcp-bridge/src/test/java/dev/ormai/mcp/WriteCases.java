package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.driver.WriteTerms;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;

/** A small shop of two tenants, written to by the tools; the same on every database. */
final class WriteCases {
    static final Principal AGENT = Principal.of("acme", "agent-1");
    static final Principal OTHER = Principal.of("globex", "agent-2");

    private static final String POLICY =
            """
            version: 1
            profile: internal
            tenant: tenant_id
            models:
              Client:
                table: clients
                rows: {soft_delete: deleted_at}
                fields: {email: {mask: email}, secret_note: deny}
                writes: {create: true, update: true, delete: true, bulk: true, soft_delete: true, max_affected_rows: 3,
                         require_reason: true, readonly: [rank]}
              Bill:
                table: bills
                writes: {create: true, update: true, delete: true, require_reason: false}
              Slot:
                table: slots
                writes: {create: true, update: true, delete: true, bulk: true, require_reason: false}
              Closed:
                table: closed
            """;

    private WriteCases() {}

    static String policy() {
        return POLICY;
    }

    /** The policy with these operations of Client waiting for a person. */
    static String policyWithApproval(String operations) {
        return POLICY.replace("readonly: [rank]", "readonly: [rank], require_approval: [" + operations + "]");
    }

    static TestDatabase database(DatabaseKind kind) throws SQLException {
        TestDatabase database = Databases.fresh(kind);
        String json = kind == DatabaseKind.POSTGRESQL ? "jsonb" : "json";
        String bytes = kind == DatabaseKind.POSTGRESQL ? "bytea" : "varbinary(100)";
        database.execute(
                "create table clients (id bigint primary key, tenant_id varchar(20) not null, name varchar(40) not null,"
                        + " email varchar(60), secret_note varchar(60), rank int, born date, seen timestamp with time zone,"
                        + " rate numeric(10,2), active boolean, extra " + json + ", photo " + bytes
                        + ", code uuid, deleted_at timestamp with time zone)",
                "create table bills (id bigint primary key, tenant_id varchar(20) not null, client_id bigint not null,"
                        + " total numeric(10,2) not null, foreign key (client_id) references clients (id))",
                "create table slots (room int, place int, tenant_id varchar(20) not null, label varchar(20),"
                        + " primary key (room, place))",
                "create table closed (id int primary key, tenant_id varchar(20) not null, note varchar(20))",
                "insert into clients (id, tenant_id, name, email, rank) values (1, 'acme', 'Ann', 'ann@a.com', 1),"
                        + " (2, 'acme', 'Abe', 'abe@a.com', 2), (3, 'globex', 'Bob', 'bob@b.com', 3),"
                        + " (4, 'acme', 'Ada', 'ada@a.com', 4), (5, 'acme', 'Amy', 'amy@a.com', 5)",
                "insert into bills values (1, 'acme', 1, 10), (3, 'globex', 3, 30)",
                "insert into slots values (1, 1, 'acme', 'a'), (1, 2, 'acme', 'b'), (2, 1, 'globex', 'c')",
                "insert into closed values (1, 'acme', 'x')");
        return database;
    }

    static AgentShop shop(DatabaseKind kind, String policy, String audit, Clock clock, WriteTerms terms)
            throws SQLException {
        return AgentShop.over(database(kind), policy, audit, clock, terms);
    }

    static AgentShop shop(DatabaseKind kind) throws SQLException {
        return shop(kind, POLICY, "off", Clock.systemUTC(), WriteTerms.PLAIN);
    }

    /** What is there, past every policy. */
    static String stored(AgentShop shop, String sql) throws SQLException {
        return shop.database().query(sql).toString();
    }

    static void refused(JsonNode error, String code) {
        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo(code);
    }
}
