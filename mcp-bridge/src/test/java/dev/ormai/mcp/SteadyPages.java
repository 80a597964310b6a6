package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Pages through a table of which rows come, change and go between the pages. Rows with even ids are left alone: each of them
 * has to be seen once and in its place, whatever the order, its directions and its missing values.
 */
final class SteadyPages {
    private static final String POLICY =
            """
            version: 1
            profile: internal
            tenant: tenant_id
            models:
              Thing: {table: things}
            """;
    private static final List<String> FIELDS = List.of("a", "b", "c", "d");
    private static final int ROWS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private int nextId = 1_001;

    private SteadyPages(long seed) {
        this.random = new Random(seed);
    }

    static void holdOn(DatabaseKind kind, int runs) throws Exception {
        try (AgentShop shop = AgentShop.over(database(kind), POLICY, "off", Clock.systemUTC())) {
            for (int seed = 0; seed < runs; seed++) {
                new SteadyPages(seed).hold(shop);
            }
        }
    }

    private static TestDatabase database(DatabaseKind kind) throws SQLException {
        TestDatabase database = Databases.fresh(kind);
        String time = kind == DatabaseKind.MARIADB ? "datetime(6)" : "timestamp(6)";
        database.execute("create table things (id bigint primary key, tenant_id varchar(20) not null, a int,"
                + " b varchar(20), c " + time + ", d numeric(8,2) not null)");
        return database;
    }

    private void hold(AgentShop shop) throws Exception {
        try (Connection connection = shop.database().connect()) {
            connection.createStatement().execute("delete from things");
            for (int id = 1; id <= ROWS; id++) {
                insert(connection, id);
            }
            List<Integer> seen = new ArrayList<>();
            ObjectNode query = query();
            JsonNode page = shop.data(AgentShop.ACME, "db_query", query.toString());
            take(page, seen);
            while (page.path("has_more").asBoolean()) {
                disturb(connection);
                query.put("cursor", page.path("next_cursor").asText());
                page = shop.data(AgentShop.ACME, "db_query", query.toString());
                take(page, seen);
            }
            check(shop, query, seen);
        }
    }

    private ObjectNode query() {
        ObjectNode query = JSON.createObjectNode();
        query.put("model", "Thing");
        query.putArray("select").add("id");
        query.put("take", 1 + random.nextInt(9));
        ArrayNode order = query.putArray("order_by");
        Set<String> fields = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            if (fields.add(field)) {
                order.addObject().put("field", field).put("direction", random.nextBoolean() ? "asc" : "desc");
            }
        }
        return query;
    }

    private static void take(JsonNode page, List<Integer> seen) {
        page.path("data").forEach(row -> seen.add(row.path("id").asInt()));
    }

    /** One row comes, one changes, one goes; all of them have odd ids. */
    private void disturb(Connection connection) throws SQLException {
        insert(connection, nextId);
        nextId += 2;
        connection.createStatement().execute("delete from things where id = " + odd());
        connection.createStatement().execute("update things set a = 3, b = null where id = " + odd());
    }

    private int odd() {
        return 2 * random.nextInt(ROWS / 2) + 1;
    }

    private void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into things (id, tenant_id, a, b, c, d) values (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, id % 5 == 0 ? "globex" : "acme");
            insert.setObject(3, random.nextInt(4) == 0 ? null : random.nextInt(4));
            insert.setObject(4, random.nextInt(4) == 0 ? null : "text " + random.nextInt(4));
            insert.setObject(
                    5,
                    random.nextInt(4) == 0
                            ? null
                            : java.time.LocalDateTime.of(2025, 1, 1, 0, 0, random.nextInt(3), 123_456_000));
            insert.setBigDecimal(6, new java.math.BigDecimal(random.nextInt(3) + ".50"));
            insert.executeUpdate();
        }
    }

    /** The steady rows in the order in which one page holds them all. */
    private static void check(AgentShop shop, ObjectNode query, List<Integer> seen) throws Exception {
        query.remove("cursor");
        query.put("take", 500);
        List<Integer> all = new ArrayList<>();
        take(shop.data(AgentShop.ACME, "db_query", query.toString()), all);
        assertThat(seen.stream().filter(SteadyPages::isSteady))
                .as(query.toString())
                .containsExactlyElementsOf(
                        all.stream().filter(SteadyPages::isSteady).toList());
    }

    private static boolean isSteady(int id) {
        return id % 2 == 0;
    }
}
