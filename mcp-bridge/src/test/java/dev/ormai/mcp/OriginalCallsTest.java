package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Example calls of the original, on its data, with its answers. Ours may say more, never otherwise. */
final class OriginalCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAME = "original.calls";
    private static final String DIFFERENT = "original-differing.calls";
    private static final String SAME_WRITES = "original-writes.calls";
    private static final String DIFFERENT_WRITES = "original-writes-differing.calls";
    private static final String POLICY =
            """
            version: 1
            profile: prod
            tenant: tenant_id
            models:
              Customer:
                fields: {email: {mask: email}, ssn: {mask: phone}}
                relations: {orders: {model: Order, key: {id: customer_id}}}
              Order: {table: orders, relations: {customer: {model: Customer, key: {customer_id: id}}}}
              Country: {rows: {tenant: none}}
            """;

    /** The one that the original's examples of writes were made under. */
    private static final String OPEN = POLICY.replace(
                    "Customer:\n",
                    "Customer:\n    writes: {update: true, delete: true, bulk: true, require_reason: false}\n")
            .replace(
                    "Order: {table: orders,",
                    "Order: {table: orders, writes: {create: true, update: true, bulk: true, max_affected_rows: 2, require_reason: false},");

    @TestFactory
    Stream<DynamicNode> theOriginalsAnswersAreOurs() throws SQLException {
        return Stream.concat(same(SAME, POLICY), same(SAME_WRITES, OPEN));
    }

    private static Stream<DynamicNode> same(String file, String policy) throws SQLException {
        AgentShop shop = shop(policy);
        McpCalls mcp = new McpCalls(shop.tools());
        return CallFile.read(file).stream()
                .<DynamicNode>map(c -> dynamicTest(c.title(), () -> {
                    JsonNode expected = JSON.readTree(c.answer());
                    JsonNode answer =
                            JSON.readTree(CallFile.comparable(mcp.call(c.principal(), c.tool(), c.arguments())));
                    assertThat(common(answer, expected)).isEqualTo(expected);
                }))
                .onClose(() -> close(shop));
    }

    /** A title is the first cell of the row that gives the reason. */
    @TestFactory
    Stream<DynamicNode> whereOursDiffersTheReasonIsWrittenDown() throws SQLException, IOException {
        return Stream.concat(different(DIFFERENT, POLICY), different(DIFFERENT_WRITES, OPEN));
    }

    private static Stream<DynamicNode> different(String file, String policy) throws SQLException, IOException {
        String reasons = Files.readString(Path.of("../docs/compatibility.md"));
        AgentShop shop = shop(policy);
        McpCalls mcp = new McpCalls(shop.tools());
        List<CallFile.Case> written = new ArrayList<>();
        return CallFile.read(file).stream()
                .<DynamicNode>map(c -> dynamicTest(c.title() + ": " + c.arguments(), () -> {
                    String answer = CallFile.comparable(mcp.call(c.principal(), c.tool(), c.arguments()));
                    if ("write".equals(System.getProperty("golden"))) {
                        written.add(new CallFile.Case(c.title(), c.caller(), c.tool(), c.arguments(), answer));
                        CallFile.write(file, written);
                    }
                    assertThat(reasons).contains("\n| " + c.title() + " | ");
                    assertThat(answer).isEqualTo(c.answer());
                }))
                .onClose(() -> close(shop));
    }

    @Test
    void everyExampleIsAmongThem() {
        assertThat(Stream.of(SAME, DIFFERENT, SAME_WRITES, DIFFERENT_WRITES)
                        .mapToInt(file -> CallFile.read(file).size())
                        .sum())
                .isEqualTo(32);
    }

    /** Its answers of reads show no orders, its writes need some. */
    private static AgentShop shop(String policy) throws SQLException {
        TestDatabase database = database();
        if (policy.equals(OPEN)) {
            database.execute("insert into orders (id, tenant_id, customer_id, total, status) values"
                    + " (1, 'acme', 1, 5, 'new'), (3, 'acme', 1, 5, 'new'), (4, 'acme', 2, 5, 'new')");
        }
        return AgentShop.over(database, policy, "off", Clock.systemUTC());
    }

    private static TestDatabase database() throws SQLException {
        TestDatabase database = Databases.fresh(DatabaseKind.H2);
        database.execute(
                "create table customer (id int primary key, tenant_id varchar(20) not null, name varchar(40) not null,"
                        + " email varchar(40) not null, password_hash varchar(40) not null, ssn varchar(20) not null,"
                        + " balance double precision not null)",
                "create table orders (id int primary key, tenant_id varchar(20) not null, customer_id int not null,"
                        + " total double precision not null, status varchar(20) not null, deleted_at timestamp)",
                "create table country (id int primary key, name varchar(40) not null)",
                "insert into customer values (1, 'acme', 'Ann', 'ann@a.com', 'x', '111-22-4333', 10),"
                        + " (2, 'acme', 'Abe', 'abe@a.com', 'x', '999-88-6777', 20),"
                        + " (3, 'globex', 'Bob', 'bob@b.com', 'x', '1', 30)");
        return database;
    }

    /** What stands in both, so that a key of ours that the original does not have is passed over. */
    private static JsonNode common(JsonNode answer, JsonNode expected) {
        if (!(answer instanceof ObjectNode object) || !expected.isObject()) {
            return answer;
        }
        ObjectNode common = JSON.createObjectNode();
        expected.properties().forEach(entry -> {
            if (object.has(entry.getKey())) {
                common.set(entry.getKey(), common(object.get(entry.getKey()), entry.getValue()));
            }
        });
        return common;
    }

    private static void close(AgentShop shop) {
        try {
            shop.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
