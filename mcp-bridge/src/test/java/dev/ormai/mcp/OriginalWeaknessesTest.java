package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.driver.WriteTerms;
import dev.ormai.testkit.DatabaseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the original lets through when it writes; each of these fails on its behaviour. */
final class OriginalWeaknessesTest {
    private static AgentShop shop(String policy) throws Exception {
        return WriteCases.shop(DatabaseKind.H2, policy, "off", Clock.systemUTC(), WriteTerms.PLAIN);
    }

    @Test
    void itNeverChecksApproval() throws Exception {
        try (AgentShop shop = shop(WriteCases.policyWithApproval("create, update, delete, bulk"))) {
            for (String call : List.of(
                    "create {\"model\":\"Client\",\"data\":{\"id\":9,\"name\":\"x\"},\"reason\":\"r\"}",
                    "update {\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"x\"},\"reason\":\"r\"}",
                    "delete {\"model\":\"Client\",\"id\":1,\"reason\":\"r\"}",
                    "bulk_update {\"model\":\"Client\",\"ids\":[1],\"data\":{\"name\":\"x\"},\"reason\":\"r\"}")) {
                WriteCases.refused(
                        shop.error(
                                WriteCases.AGENT,
                                "db." + call.substring(0, call.indexOf(' ')),
                                call.substring(call.indexOf(' ') + 1)),
                        "WRITE_APPROVAL_REQUIRED");
            }
            assertThat(shop.database()
                            .query("select count(*) from clients where name = 'x' or deleted_at is not null")
                            .single())
                    .hasToString("0");
        }
    }

    @Test
    void itNeverChecksTheReason() throws Exception {
        try (AgentShop shop = shop(WriteCases.policy())) {
            WriteCases.refused(
                    shop.error(WriteCases.AGENT, "db.delete", "{\"model\":\"Client\",\"id\":1}"), "VALIDATION_ERROR");
        }
    }

    @Test
    void itNeverChecksReadOnlyFields() throws Exception {
        try (AgentShop shop = shop(WriteCases.policy())) {
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.update",
                            "{\"model\":\"Client\",\"id\":1,\"data\":{\"rank\":9},\"reason\":\"r\"}"),
                    "FIELD_NOT_ALLOWED");
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.create",
                            "{\"model\":\"Client\",\"data\":{\"id\":9,\"name\":\"x\",\"rank\":9},\"reason\":\"r\"}"),
                    "FIELD_NOT_ALLOWED");
        }
    }

    @Test
    void itLetsAnUpdateMoveARowToAnotherTenant() throws Exception {
        try (AgentShop shop = shop(WriteCases.policy())) {
            for (String call : List.of(
                    "update {\"model\":\"Client\",\"id\":1,\"data\":{\"tenant_id\":\"globex\"},\"reason\":\"r\"}",
                    "bulk_update {\"model\":\"Client\",\"ids\":[1,2],\"data\":{\"tenant_id\":\"globex\"},\"reason\":\"r\"}")) {
                WriteCases.refused(
                        shop.error(
                                WriteCases.AGENT,
                                "db." + call.substring(0, call.indexOf(' ')),
                                call.substring(call.indexOf(' ') + 1)),
                        "ORM_ACCESS_DENIED");
            }
            assertThat(shop.database()
                            .query("select count(*) from clients where tenant_id = 'globex'")
                            .single())
                    .hasToString("1");
        }
    }

    @Test
    void itStoresAMaskThatWasReadAndGivesBackWhatIsStored() throws Exception {
        try (AgentShop shop = shop(WriteCases.policy())) {
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.update",
                            "{\"model\":\"Client\",\"id\":1,\"data\":{\"email\":\"a***@a.com\"},\"reason\":\"r\"}"),
                    "FIELD_NOT_ALLOWED");
            assertThat(shop.data(
                                    WriteCases.AGENT,
                                    "db.update",
                                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"x\"},\"reason\":\"r\",\"return_fields\":[\"email\"]}")
                            .toString())
                    .contains("a***@a.com")
                    .doesNotContain("ann@");
        }
    }

    @Test
    void itSaysThatAnUpdateOfNothingSucceeded() throws Exception {
        try (AgentShop shop = shop(WriteCases.policy())) {
            WriteCases.refused(
                    shop.error(
                            WriteCases.AGENT,
                            "db.update",
                            "{\"model\":\"Client\",\"id\":3,\"data\":{\"name\":\"x\"},\"reason\":\"r\"}"),
                    "NOT_FOUND");
        }
    }

    @Test
    void itReportsNoFailedIds() throws Exception {
        try (AgentShop shop = shop(WriteCases.policy())) {
            assertThat(shop.data(
                                    WriteCases.AGENT,
                                    "db.bulk_update",
                                    "{\"model\":\"Client\",\"ids\":[1,3],\"data\":{\"name\":\"B\"},\"reason\":\"r\"}")
                            .path("failed_ids")
                            .toString())
                    .isEqualTo("[3]");
        }
    }

    @Test
    void itLogsFailuresAsSuccesses(@TempDir Path folder) throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        try (AgentShop shop = WriteCases.shop(
                DatabaseKind.H2, WriteCases.policy(), "jsonl:" + audit, Clock.systemUTC(), WriteTerms.PLAIN)) {
            shop.error(
                    WriteCases.AGENT,
                    "db.update",
                    "{\"model\":\"Client\",\"id\":3,\"data\":{\"name\":\"x\"},\"reason\":\"r\"}");
        }
        List<String> lines = Files.readAllLines(audit);
        JsonNode ended = new ObjectMapper().readTree(lines.get(lines.size() - 1));

        assertThat(ended.path("error").path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(ended.path("affected_rows").isNull()).isTrue();
    }
}
