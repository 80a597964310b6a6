package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.mcp.tool.ToolDefinition;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theListIsInAFixedOrder() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            assertThat(shop.tools().list(AgentShop.ACME))
                    .extracting(ToolDefinition::name)
                    .containsExactly(
                            "db_describe_schema",
                            "db_query",
                            "db_get",
                            "db_aggregate",
                            "db_create",
                            "db_update",
                            "db_delete",
                            "db_sql",
                            "db_explain");
        }
    }

    @Test
    void aToolThatIsNotThereIsToldWithThoseThatAre() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            JsonNode error = shop.error(AgentShop.ACME, "db_nope", "{}");

            assertThat(error.path("code").asText()).isEqualTo("TOOL_NOT_FOUND");
            assertThat(error.path("retry_hints").get(0).asText())
                    .isEqualTo("Available tools: db_describe_schema, db_query, db_get, db_aggregate, db_create,"
                            + " db_update, db_delete, db_sql, db_explain");
        }
    }

    @Test
    void toolsThatWriteAreListedForThoseWhoMayAndSayWhatTheyDo() throws Exception {
        String closed = Shop.policyYaml().replaceAll("(?m)^    writes: .*$", "");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, closed, "off", Clock.systemUTC())) {
            assertThat(shop.tools().list(AgentShop.ACME))
                    .extracting(ToolDefinition::name)
                    .doesNotContain("db_create", "db_update", "db_delete", "db_bulk_update", "db_approval_status");
            assertThat(shop.tools().list(AgentShop.ACME))
                    .allMatch(tool -> tool.effects().readOnly());
        }
        try (AgentShop shop = AgentShop.over(
                WriteCases.database(DatabaseKind.H2),
                WriteCases.policyWithApproval("delete"),
                "off",
                Clock.systemUTC())) {
            List<ToolDefinition> tools = shop.tools().list(AgentShop.ACME);
            assertThat(tools)
                    .extracting(ToolDefinition::name)
                    .contains("db_bulk_update", "db_approval_status")
                    .doesNotContain("db_bulk_update_by_ids");
            for (ToolDefinition tool : tools) {
                boolean writes = tool.inputSchema().path("properties").has("reason");
                assertThat(tool.effects().readOnly()).as(tool.name()).isEqualTo(!writes);
                assertThat(tool.effects().destructive())
                        .as(tool.name())
                        .isEqualTo(writes && !tool.name().equals("db_create"));
                assertThat(tool.inputSchema().toString()).doesNotContain("secret_note");
            }
            ToolDefinition update = tools.stream()
                    .filter(tool -> tool.name().equals("db_update"))
                    .findFirst()
                    .orElseThrow();
            assertThat(update.inputSchema().at("/properties/model/enum").toString())
                    .contains("Client", "Bill")
                    .doesNotContain("Closed");
            assertThat(update.inputSchema().at("/properties/data/properties").toString())
                    .contains("Client: a string", "total")
                    .doesNotContain("rank", "email", "note");
            assertThat(tools.stream()
                            .filter(tool -> tool.name().equals("db_delete"))
                            .findFirst()
                            .orElseThrow()
                            .description())
                    .contains("WRITE_APPROVAL_REQUIRED");
        }
    }

    @Test
    void aPolicyThatTakesNoTextListsNoSqlAndRefusesIt() throws Exception {
        String policy = Shop.policyYaml().replace("sql: {enabled: true}", "sql: {enabled: false}");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, "off", Clock.systemUTC())) {
            assertThat(shop.tools().list(AgentShop.ACME))
                    .extracting(ToolDefinition::name)
                    .doesNotContain("db_sql", "db_explain");
            assertThat(shop.error(AgentShop.ACME, "db_sql", "{\"sql\":\"select 1 from orders\"}")
                            .path("code")
                            .asText())
                    .isEqualTo("ORM_ACCESS_DENIED");
        }
    }

    @Test
    void aToolHasNoSessionToChange() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            for (String sql : List.of("begin", "commit", "savepoint x", "set autocommit false")) {
                JsonNode error = shop.error(AgentShop.ACME, "db_sql", "{\"sql\":\"" + sql + "\"}");

                assertThat(error.path("code").asText()).as(sql).isEqualTo("VALIDATION_ERROR");
                assertThat(error.path("message").asText()).isEqualTo("a tool has no session to change");
            }
        }
    }

    /** Some providers of models refuse references, alternatives, tuples and lists of types. */
    @Test
    void inputSchemasArePlainAndNameTheCallersOwnModelsAndFields() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            for (ToolDefinition tool : shop.tools().list(AgentShop.ACME)) {
                JsonNode schema = tool.inputSchema();
                assertThat(schema.path("type").asText()).isEqualTo("object");
                assertThat(schema.toString()).doesNotContain("$ref", "oneOf", "anyOf", "allOf", "\"type\":[");
                assertThat(schema.toString()).doesNotContain("ssn", "password_hash");
                assertThat(schema.path("required").isArray()).as(tool.name()).isTrue();
            }
            JsonNode query =
                    shop.tools().list(AgentShop.ACME).get(1).inputSchema().path("properties");
            assertThat(query.path("model").path("enum").toString())
                    .contains("Customer", "Order")
                    .doesNotContain("CUSTOMERS");
            assertThat(query.path("select").path("items").path("enum").toString())
                    .contains("credit_limit");
            assertThat(query.path("take").path("maximum").asInt()).isEqualTo(500);
        }
    }

    @Test
    void theSchemaShowsWhatMayBeUsed() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            JsonNode customer = shop.data(AgentShop.ACME, "db_describe_schema", "{\"model\":\"Customer\"}")
                    .path("models")
                    .path("Customer");

            assertThat(customer.path("fields").path("id").toString())
                    .isEqualTo("{\"type\":\"integer\",\"nullable\":false,\"primary_key\":true}");
            assertThat(customer.path("fields").path("email").path("masked").asBoolean())
                    .isTrue();
            assertThat(customer.path("fields").has("ssn")).isFalse();
            assertThat(customer.path("relations").path("orders").toString())
                    .isEqualTo("{\"target\":\"Order\",\"type\":\"one_to_many\"}");
            assertThat(shop.data(AgentShop.ACME, "db_describe_schema", "{\"model\":\"Nope\"}")
                            .path("models"))
                    .isEmpty();
        }
    }

    @Test
    void anExplanationTellsTheDecisionsAndNoFilterOfThePolicy() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            JsonNode data = shop.data(AgentShop.ACME, "db_explain", "{\"sql\":\"select email from customers\"}");

            assertThat(data.path("models").toString()).isEqualTo("[\"Customer\"]");
            assertThat(data.path("max_rows").asInt()).isEqualTo(500);
            assertThat(data.path("decisions").toString()).contains("masked");
        }
    }

    @Test
    void oneCallIsOneRecordHoweverManyStatementsItTakes(@TempDir Path folder) throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        String policy = Shop.policyYaml().replace("audit: {sink: \"off\"}", "audit: {on_failure: refuse}");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, "jsonl:" + audit, Clock.systemUTC())) {
            shop.data(
                    AgentShop.ACME,
                    "db_query",
                    "{\"model\":\"Order\",\"select\":[\"id\"],\"where\":[{\"field\":\"status\",\"op\":\"eq\",\"value\":\"paid\"}],"
                            + "\"take\":3,\"total_count\":true,\"include\":[{\"relation\":\"items\"}]}");
            shop.error(AgentShop.ACME, "db.get", "{\"model\":\"Nope\",\"id\":1}");
        }

        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(audit)) {
            lines.add(JSON.readTree(line));
        }
        // What was decided, on disk before the first statement; how it ended; and the refused call.
        assertThat(lines).hasSize(3);
        JsonNode decided = lines.get(0);
        JsonNode ended = lines.get(1);
        assertThat(decided.path("id")).isEqualTo(ended.path("id"));
        assertThat(decided.path("duration_ms").isNull()).isTrue();
        assertThat(ended.path("tool_name").asText()).isEqualTo("db.query");
        assertThat(ended.path("entrance").asText()).isEqualTo("mcp");
        assertThat(ended.path("row_count").asInt()).isEqualTo(3);
        assertThat(ended.path("tables").toString()).contains("ORDERS", "ORDER_ITEMS");
        assertThat(ended.path("statement").asText()).contains("COUNT (*)");
        assertThat(ended.path("inputs").toString()).contains("\"op\":\"eq\"").doesNotContain("\"paid\"");
        assertThat(lines.get(2).path("error").path("code").asText()).isEqualTo("MODEL_NOT_ALLOWED");
        assertThat(lines.get(2).path("tool_name").asText()).isEqualTo("db.get");
    }

    @Test
    void smallGroupsAreLeftOut() throws Exception {
        String policy = Shop.policyYaml()
                .replace("group_by: [region, status]}", "group_by: [region, status], min_group_size: 3}");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, "off", Clock.systemUTC())) {
            JsonNode groups = shop.data(
                    AgentShop.ACME,
                    "db_aggregate",
                    "{\"model\":\"Customer\",\"operation\":\"count\",\"group_by\":[\"region\"]}");
            JsonNode one = shop.data(
                    AgentShop.ACME,
                    "db_aggregate",
                    "{\"model\":\"Customer\",\"operation\":\"sum\",\"field\":\"credit_limit\","
                            + "\"where\":[{\"field\":\"id\",\"op\":\"eq\",\"value\":1}]}");

            groups.path("groups")
                    .forEach(group -> assertThat(group.path("value").asInt()).isGreaterThanOrEqualTo(3));
            assertThat(groups.path("groups")).isNotEmpty();
            assertThat(one.path("value").isNull()).isTrue();
            assertThat(one.path("notices").get(0).asText()).contains("fewer than 3");
        }
    }

    @Test
    void aPageThatWouldBeTooLargeEndsEarlyAndGoesOn() throws Exception {
        String policy = Shop.policyYaml()
                .replace("    table: orders\n", "    table: orders\n    budget: {max_result_bytes: 1000}\n");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, "off", Clock.systemUTC())) {
            JsonNode page = shop.data(AgentShop.ACME, "db_query", "{\"model\":\"Order\",\"take\":20}");

            assertThat(page.path("truncated").asBoolean()).isTrue();
            assertThat(page.path("data").size()).isBetween(1, 19);
            assertThat(page.path("next_cursor").isTextual()).isTrue();
        }
    }

    @Test
    void keysOfSeveralFieldsAreReadAndRelatedByAllOfThem() throws Exception {
        TestDatabase database = Databases.fresh(DatabaseKind.H2);
        database.execute(
                "create table shelves (room int, place int, label varchar(20), primary key (room, place))",
                "create table books (id int primary key, room int, place int, title varchar(20),"
                        + " foreign key (room, place) references shelves (room, place))",
                "insert into shelves values (1, 1, 'a'), (1, 2, 'b'), (2, 1, 'c')",
                "insert into books values (1, 1, 1, 'x'), (2, 1, 2, 'y'), (3, 1, 2, 'z'), (4, null, 1, 'w')");
        String policy =
                """
                version: 1
                profile: internal
                tenant: none
                models:
                  Shelf: {table: shelves, relations: {books: {model: Book}}}
                  Book: {table: books, relations: {shelf: {model: Shelf}}}
                """;
        policy = policy.replace("tenant: none\n", "").replace("{table: ", "{rows: {tenant: none}, table: ");
        try (AgentShop shop = AgentShop.over(database, policy, "off", Clock.systemUTC())) {
            JsonNode found = shop.data(
                    AgentShop.ACME,
                    "db_get",
                    "{\"model\":\"Shelf\",\"id\":{\"room\":1,\"place\":2},\"select\":[\"label\"],"
                            + "\"include\":[{\"relation\":\"books\",\"select\":[\"title\"]}]}");
            JsonNode books = shop.data(
                    AgentShop.ACME,
                    "db_query",
                    "{\"model\":\"Book\",\"select\":[\"id\"],\"where\":[{\"field\":\"id\",\"op\":\"gt\",\"value\":0}],"
                            + "\"include\":[{\"relation\":\"shelf\",\"select\":[\"label\"]}]}");

            assertThat(found.path("data").toString())
                    .isEqualTo("{\"label\":\"b\",\"books\":[{\"title\":\"y\"},{\"title\":\"z\"}]}");
            assertThat(books.path("data").findValuesAsText("label")).containsExactly("a", "b", "b");
            assertThat(books.path("data").get(3).path("shelf").isNull()).isTrue();
        }
    }
}
