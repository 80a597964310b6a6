package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.driver.WriteTerms;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tools that write do, on any database. */
final class WriteScenes {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of them. */
    interface Scene {
        void on(DatabaseKind kind) throws Exception;
    }

    private WriteScenes() {}

    static Map<String, Scene> all() {
        Map<String, Scene> scenes = new LinkedHashMap<>();
        scenes.put("a created record is the caller's own", WriteScenes::created);
        scenes.put("a value is of its field's type, or the field and the type are named", WriteScenes::typed);
        scenes.put("every type is written as it is read", WriteScenes::everyType);
        scenes.put("an update gives back what a read would", WriteScenes::updated);
        scenes.put("a hidden record and none are not found alike", WriteScenes::notFound);
        scenes.put("no record moves to another tenant", WriteScenes::moved);
        scenes.put("fields that may not be written are refused by name", WriteScenes::unwritable);
        scenes.put("what the policy does not open is disabled", WriteScenes::disabled);
        scenes.put("a reason is given where one is required", WriteScenes::reasons);
        scenes.put(
                "a delete marks where the policy keeps records, and removes where it does not", WriteScenes::deleted);
        scenes.put("several records change together, and the missing ones are named", WriteScenes::bulk);
        scenes.put("more records than allowed change none", WriteScenes::tooMany);
        scenes.put("composite keys", WriteScenes::compositeKeys);
        scenes.put("one call is one record with what was there before and after", WriteScenes::audited);
        scenes.put("a field that is named like a word of the request is recorded like any", WriteScenes::wordsAsFields);
        scenes.put("a failed call keeps no snapshot and no change", WriteScenes::failed);
        scenes.put("the shared connection is as it was found", WriteScenes::clean);
        return scenes;
    }

    private static void created(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode made = shop.data(
                    WriteCases.AGENT,
                    "db.create",
                    "{\"model\":\"Client\",\"data\":{\"name\":\"Eve\",\"id\":10},\"reason\":\"r\"}");
            JsonNode shown = shop.data(
                    WriteCases.AGENT,
                    "db_create",
                    "{\"model\":\"Client\",\"data\":{\"id\":11,\"name\":\"Fay\"},\"reason\":\"r\","
                            + "\"return_fields\":[\"name\",\"tenant_id\",\"email\"]}");

            assertThat(made.toString()).isEqualTo("{\"data\":{\"id\":10,\"name\":\"Eve\"},\"id\":10,\"success\":true}");
            assertThat(shown.toString())
                    .isEqualTo(
                            "{\"data\":{\"name\":\"Fay\",\"tenant_id\":\"acme\",\"email\":null},\"id\":11,\"success\":true}");
            assertThat(WriteCases.stored(shop, "select tenant_id, name from clients where id > 9 order by id"))
                    .contains("acme", "Eve", "Fay")
                    .doesNotContain("globex");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.create",
                            "{\"model\":\"Client\",\"data\":{\"id\":12,\"name\":\"x\",\"tenant_id\":\"globex\"},\"reason\":\"r\"}"),
                    "ORM_ACCESS_DENIED");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.create",
                            "{\"model\":\"Bill\",\"data\":{\"id\":12,\"client_id\":3,\"total\":1}}"),
                    "ORM_ACCESS_DENIED");
            assertThat(WriteCases.stored(shop, "select count(*) from clients where id = 12"))
                    .contains("0");
        }
    }

    private static void typed(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            for (String wrong : List.of(
                    "\"rate\":\"much\"",
                    "\"born\":\"yesterday\"",
                    "\"active\":\"perhaps\"",
                    "\"code\":\"7\"",
                    "\"name\":7",
                    "\"photo\":\"%%\"",
                    "\"name\":null",
                    "\"id\":1.5",
                    "\"seen\":[1]")) {
                JsonNode error = shop.error(
                        WriteCases.AGENT,
                        "db.update",
                        "{\"model\":\"Client\",\"id\":1,\"reason\":\"r\",\"data\":{" + wrong + "}}");

                WriteCases.refused(error, "VALIDATION_ERROR");
                String field = wrong.substring(1, wrong.indexOf('"', 1));
                assertThat(error.path("details").path("field").asText()).isEqualTo(field);
                assertThat(error.path("details").path("expected").asText()).isNotEmpty();
                assertThat(error.path("message").asText()).contains("of type");
            }
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.update",
                            "{\"model\":\"Client\",\"id\":\"one\",\"reason\":\"r\",\"data\":{\"name\":\"x\"}}"),
                    "VALIDATION_ERROR");
            JsonNode unknown = shop.error(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":1,\"reason\":\"r\",\"dta\":{\"name\":\"x\"}}");
            WriteCases.refused(unknown, "VALIDATION_ERROR");
            assertThat(unknown.path("retry_hints").toString()).contains("Did you mean 'data'");
        }
    }

    private static void everyType(DatabaseKind kind) throws Exception {
        String values =
                "{\"name\":\"a 'quoted' \\\"name\\\" ?\",\"born\":\"2001-02-03\",\"seen\":\"2025-01-31T13:45:00Z\","
                        + "\"rate\":12.5,\"active\":true,\"extra\":{\"a\":[1,null,\"x\"]},\"photo\":\"AAH/\","
                        + "\"code\":\"6f1c24d2-5a0e-4c2c-9d55-0d1f6b1f6d10\"}";
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode updated = shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":1,\"reason\":\"r\",\"data\":" + values + "}");
            JsonNode read = shop.data(
                    WriteCases.AGENT,
                    "db.get",
                    "{\"model\":\"Client\",\"id\":1,\"select\":[\"name\",\"born\",\"seen\",\"rate\",\"active\",\"extra\",\"photo\",\"code\"]}");

            assertThat(updated.path("data")).isEqualTo(read.path("data"));
            assertThat(read.path("data").path("extra")).isEqualTo(JSON.readTree("{\"a\":[1,null,\"x\"]}"));
            assertThat(read.path("data").path("photo").asText()).isEqualTo("AAH/");
            assertThat(read.path("data").path("seen").asText()).isEqualTo("2025-01-31T13:45:00Z");
            JsonNode emptied = shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":1,\"reason\":\"r\",\"data\":{\"born\":null,\"extra\":null,\"code\":null}}");
            assertThat(emptied.path("data").toString()).isEqualTo("{\"born\":null,\"extra\":null,\"code\":null}");
        }
    }

    private static void updated(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode plain = shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\"},\"reason\":\"r\"}");
            JsonNode masked = shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":2,\"data\":{\"name\":\"New\"},\"reason\":\"r\",\"return_fields\":[\"email\",\"rank\"]}");

            assertThat(plain.toString()).isEqualTo("{\"data\":{\"name\":\"New\"},\"success\":true,\"found\":true}");
            assertThat(masked.path("data").toString()).isEqualTo("{\"email\":\"a***@a.com\",\"rank\":2}");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.update",
                            "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\"},\"reason\":\"r\",\"return_fields\":[\"secret_note\"]}"),
                    "FIELD_NOT_ALLOWED");
            assertThat(WriteCases.stored(shop, "select count(*) from clients where name = 'New'"))
                    .contains("2");
        }
    }

    private static void notFound(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            for (String call : List.of(
                    "db.update {\"model\":\"Client\",\"id\":%s,\"data\":{\"name\":\"x\"},\"reason\":\"r\"}",
                    "db.delete {\"model\":\"Client\",\"id\":%s,\"reason\":\"r\"}",
                    "db.update {\"model\":\"Bill\",\"id\":%s,\"data\":{\"total\":1}}",
                    "db.delete {\"model\":\"Bill\",\"id\":%s}")) {
                String tool = call.substring(0, call.indexOf(' '));
                String arguments = call.substring(call.indexOf(' ') + 1);
                JsonNode hidden = shop.error(WriteCases.AGENT, tool, arguments.formatted("3"));
                JsonNode missing = shop.error(WriteCases.AGENT, tool, arguments.formatted("999"));

                WriteCases.refused(hidden, "NOT_FOUND");
                assertThat(hidden.toString().replace("3", "999")).isEqualTo(missing.toString());
            }
            assertThat(WriteCases.stored(shop, "select name from clients where id = 3"))
                    .contains("Bob");
        }
    }

    private static void moved(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            for (String change : List.of("{\"tenant_id\":\"globex\"}", "{\"deleted_at\":\"2025-01-01T00:00:00Z\"}")) {
                WriteCases.refused(
                        shop.error(
                                WriteCases.AGENT,
                                "db.update",
                                "{\"model\":\"Client\",\"id\":1,\"reason\":\"r\",\"data\":" + change + "}"),
                        "ORM_ACCESS_DENIED");
            }
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT, "db.update", "{\"model\":\"Bill\",\"id\":1,\"data\":{\"client_id\":3}}"),
                    "ORM_ACCESS_DENIED");
            assertThat(WriteCases.stored(
                            shop, "select count(*) from clients where tenant_id = 'acme' and deleted_at is null"))
                    .contains("4");
        }
    }

    private static void unwritable(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            for (String field : List.of("email", "rank", "secret_note", "nothing")) {
                JsonNode error = shop.error(
                        WriteCases.AGENT,
                        "db.update",
                        "{\"model\":\"Client\",\"id\":1,\"reason\":\"r\",\"data\":{\"" + field + "\":null}}");

                WriteCases.refused(error, "FIELD_NOT_ALLOWED");
                assertThat(error.path("details").path("field").asText()).isEqualTo(field);
                assertThat(error.path("retry_hints").toString()).doesNotContain("secret_note");
            }
            assertThat(WriteCases.stored(shop, "select email from clients where id = 1"))
                    .contains("ann@a.com");
        }
    }

    private static void disabled(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            for (String call : List.of(
                    "create {\"model\":\"Closed\",\"data\":{\"id\":2}}",
                    "update {\"model\":\"Closed\",\"id\":1,\"data\":{\"note\":\"x\"}}",
                    "delete {\"model\":\"Closed\",\"id\":1}",
                    "bulk_update {\"model\":\"Closed\",\"ids\":[1],\"data\":{\"note\":\"x\"}}",
                    "bulk_update_by_ids {\"model\":\"Bill\",\"ids\":[1],\"data\":{\"total\":\"1\"}}")) {
                String word = call.substring(0, call.indexOf(' '));
                JsonNode error = shop.error(WriteCases.AGENT, "db." + word, call.substring(call.indexOf(' ') + 1));

                WriteCases.refused(error, "WRITE_DISABLED");
                assertThat(error.path("details").path("operation").asText()).isEqualTo(word.replace("_by_ids", ""));
            }
            WriteCases.refused(
                    shop.error(WriteCases.AGENT, "db.sql", "{\"sql\":\"update bills set total = 1 where id = 1\"}"),
                    "VALIDATION_ERROR");
        }
    }

    private static void reasons(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            for (String reason : List.of(
                    "",
                    ",\"reason\":\" \"",
                    ",\"reason\":null",
                    ",\"reason\":\"\\u200b\"",
                    ",\"reason\":\"\\u00a0…\"")) {
                JsonNode error = shop.error(
                        WriteCases.AGENT,
                        "db.update",
                        "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"x\"}" + reason + "}");

                WriteCases.refused(error, "VALIDATION_ERROR");
                assertThat(error.path("details").path("field").asText()).isEqualTo("reason");
            }
        }
    }

    private static void deleted(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode marked =
                    shop.data(WriteCases.AGENT, "db.delete", "{\"model\":\"Client\",\"id\":2,\"reason\":\"r\"}");
            JsonNode removed = shop.data(WriteCases.AGENT, "db.delete", "{\"model\":\"Bill\",\"id\":1}");

            assertThat(marked.toString()).isEqualTo("{\"success\":true,\"found\":true,\"soft_deleted\":true}");
            assertThat(removed.toString()).isEqualTo("{\"success\":true,\"found\":true,\"soft_deleted\":false}");
            assertThat(WriteCases.stored(shop, "select count(*) from clients where id = 2 and deleted_at is not null"))
                    .contains("1");
            assertThat(WriteCases.stored(shop, "select count(*) from bills")).contains("1");
            WriteCases.refused(
                    shop.error(WriteCases.AGENT, "db.delete", "{\"model\":\"Client\",\"id\":2,\"reason\":\"r\"}"),
                    "NOT_FOUND");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.delete",
                            "{\"model\":\"Client\",\"id\":4,\"reason\":\"r\",\"hard\":true}"),
                    "WRITE_DISABLED");
        }
    }

    private static void bulk(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode done = shop.data(
                    WriteCases.AGENT,
                    "db.bulk_update",
                    "{\"model\":\"Client\",\"ids\":[1,3,\"4\",1,999],\"data\":{\"name\":\"B\"},\"reason\":\"r\"}");

            assertThat(done.toString()).isEqualTo("{\"updated_count\":2,\"success\":true,\"failed_ids\":[3,999]}");
            assertThat(WriteCases.stored(shop, "select id from clients where name = 'B' order by id"))
                    .contains("1", "4")
                    .doesNotContain("3");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.bulk_update",
                            "{\"model\":\"Client\",\"ids\":[],\"data\":{\"name\":\"B\"},\"reason\":\"r\"}"),
                    "VALIDATION_ERROR");
        }
    }

    private static void tooMany(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode error = shop.error(
                    WriteCases.AGENT,
                    "db.bulk_update",
                    "{\"model\":\"Client\",\"ids\":[1,2,4,5],\"data\":{\"name\":\"B\"},\"reason\":\"r\"}");

            WriteCases.refused(error, "MAX_AFFECTED_ROWS_EXCEEDED");
            assertThat(error.path("details").path("max_rows").asInt()).isEqualTo(3);
            assertThat(WriteCases.stored(shop, "select count(*) from clients where name = 'B'"))
                    .contains("0");
        }
    }

    private static void compositeKeys(DatabaseKind kind) throws Exception {
        try (AgentShop shop = WriteCases.shop(kind)) {
            JsonNode updated = shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Slot\",\"id\":{\"place\":2,\"room\":1},\"data\":{\"label\":\"z\"}}");
            JsonNode made = shop.data(
                    WriteCases.AGENT,
                    "db.create",
                    "{\"model\":\"Slot\",\"data\":{\"room\":7,\"place\":8,\"label\":\"n\"},\"return_fields\":[\"label\"]}");

            assertThat(updated.path("data").toString()).isEqualTo("{\"label\":\"z\"}");
            assertThat(made.path("id").toString()).isEqualTo("{\"room\":7,\"place\":8}");
            assertThat(WriteCases.stored(shop, "select label from slots where room = 1 and place = 1"))
                    .contains("a");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.update",
                            "{\"model\":\"Slot\",\"id\":{\"room\":1},\"data\":{\"label\":\"z\"}}"),
                    "VALIDATION_ERROR");
            WriteCases.refused(
                    shop.error(WriteCases.AGENT, "db.delete", "{\"model\":\"Slot\",\"id\":{\"room\":2,\"place\":1}}"),
                    "NOT_FOUND");
            shop.data(WriteCases.AGENT, "db.delete", "{\"model\":\"Slot\",\"id\":{\"room\":7,\"place\":8}}");
            assertThat(WriteCases.stored(shop, "select count(*) from slots")).contains("3");
        }
    }

    private static void audited(DatabaseKind kind) throws Exception {
        Path audit = Files.createTempFile("audit", ".jsonl");
        try (AgentShop shop =
                WriteCases.shop(kind, WriteCases.policy(), "jsonl:" + audit, Clock.systemUTC(), WriteTerms.PLAIN)) {
            shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\"},\"reason\":\"she married\"}");
            shop.data(WriteCases.AGENT, "db.delete", "{\"model\":\"Client\",\"id\":2,\"reason\":\"gone\"}");
            shop.data(
                    WriteCases.AGENT,
                    "db.bulk_update",
                    "{\"model\":\"Client\",\"ids\":[1,4],\"data\":{\"name\":\"B\"},\"reason\":\"r\"}");
        }
        List<JsonNode> lines = lines(audit);

        assertThat(lines).hasSize(6);
        JsonNode decided = lines.get(0);
        JsonNode ended = lines.get(1);
        assertThat(decided.path("id")).isEqualTo(ended.path("id"));
        assertThat(decided.path("duration_ms").isNull()).isTrue();
        assertThat(decided.path("statement").asText().toUpperCase(java.util.Locale.ROOT))
                .contains("UPDATE");
        assertThat(decided.path("reason").asText()).isEqualTo("she married");
        assertThat(ended.path("affected_rows").asInt()).isEqualTo(1);
        assertThat(ended.path("before_snapshot").path("name").asText()).isEqualTo("Ann");
        assertThat(ended.path("before_snapshot").path("email").asText()).isEqualTo("a***@a.com");
        assertThat(ended.path("before_snapshot").has("secret_note")).isFalse();
        assertThat(ended.path("after_snapshot").path("name").asText()).isEqualTo("New");
        assertThat(ended.path("inputs").toString()).doesNotContain("New");
        assertThat(lines.get(3).path("before_snapshot").path("name").asText()).isEqualTo("Abe");
        assertThat(lines.get(3).path("after_snapshot").isNull()).isTrue();
        assertThat(lines.get(5).path("before_snapshot").path("rows").findValuesAsText("name"))
                .containsExactly("New", "Ada");
        assertThat(lines.get(5).path("affected_rows").asInt()).isEqualTo(2);
    }

    private static void wordsAsFields(DatabaseKind kind) throws Exception {
        Path audit = Files.createTempFile("audit", ".jsonl");
        String policy = WriteCases.policy()
                + "  Car:\n    table: cars\n"
                + "    writes: {create: true, update: true, require_reason: false, snapshots: false}\n";
        TestDatabase database = WriteCases.database(kind);
        database.execute("create table cars (model varchar(20) primary key, tenant_id varchar(20) not null,"
                + " operation varchar(20))");
        try (AgentShop shop = AgentShop.over(database, policy, "jsonl:" + audit, Clock.systemUTC())) {
            shop.data(
                    WriteCases.AGENT,
                    "db.create",
                    "{\"model\":\"Car\",\"data\":{\"model\":\"SECRET1\",\"operation\":\"SECRET2\"}}");
            shop.data(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Car\",\"id\":{\"model\":\"SECRET1\"},\"data\":{\"operation\":\"SECRET3\"}}");
            shop.data(
                    WriteCases.AGENT,
                    "db.query",
                    "{\"model\":\"Car\",\"where\":[{\"field\":\"operation\",\"op\":\"eq\",\"value\":\"SECRET4\"}]}");
        }
        List<JsonNode> lines = lines(audit);

        assertThat(lines).hasSize(6);
        assertThat(Files.readString(audit)).doesNotContain("SECRET");
        assertThat(lines.get(0).path("inputs").path("model").asText()).isEqualTo("Car");
        assertThat(lines.get(4)
                        .path("inputs")
                        .path("where")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("operation");
    }

    private static List<JsonNode> lines(Path audit) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(audit)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static void failed(DatabaseKind kind) throws Exception {
        Path audit = Files.createTempFile("audit", ".jsonl");
        try (AgentShop shop =
                WriteCases.shop(kind, WriteCases.policy(), "jsonl:" + audit, Clock.systemUTC(), WriteTerms.PLAIN)) {
            JsonNode twice = shop.error(
                    WriteCases.AGENT,
                    "db.create",
                    "{\"model\":\"Bill\",\"data\":{\"id\":3,\"client_id\":1,\"total\":5}}");

            WriteCases.refused(twice, "UPSTREAM_ERROR");
            assertThat(twice.path("message").asText()).contains("unique").doesNotContain("bills", "3)");
        }
        JsonNode ended = lines(audit).get(1);
        assertThat(ended.path("error").path("code").asText()).isEqualTo("UPSTREAM_ERROR");
        assertThat(ended.path("after_snapshot").isNull()).isTrue();
        assertThat(ended.path("affected_rows").isNull()).isTrue();
    }

    private static void clean(DatabaseKind kind) throws Exception {
        TestDatabase database = WriteCases.database(kind);
        try (AgentShop shop =
                AgentShop.over(database, WriteCases.policy(), "off", Clock.systemUTC(), WriteTerms.PLAIN)) {
            for (int i = 0; i < 30; i++) {
                shop.call(
                        WriteCases.AGENT,
                        "db.update",
                        "{\"model\":\"Client\",\"id\":%d,\"data\":{\"name\":\"N%d\"},\"reason\":\"r\"}"
                                .formatted(i % 2 == 0 ? 1 : 3, i));
            }
            assertThat(WriteCases.stored(shop, "select name from clients where id = 1"))
                    .contains("N28");
            assertThat(shop.data(WriteCases.AGENT, "db.get", "{\"model\":\"Client\",\"id\":1}")
                            .path("data")
                            .path("name")
                            .asText())
                    .isEqualTo("N28");
        }
    }
}
