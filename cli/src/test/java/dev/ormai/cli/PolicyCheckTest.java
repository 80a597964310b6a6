package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyCheckTest {
    private static final String BROKEN =
            """
            version: 1
            profile: production
            models:
              Customer:
                table: customers
                fields:
                  ssn: denny
                  email: {mask: emial}
            """;

    private static String file(Path folder, String yaml) throws Exception {
        return Files.writeString(folder.resolve("checked.yaml"), yaml).toString();
    }

    @Test
    void everyFaultIsToldWithItsPlaceAndWhatWasExpected(@TempDir Path folder) throws Exception {
        String file = file(folder, BROKEN);

        CommandRun run = CommandRun.of("policy", "check", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        file + ":2:10: profile: found 'production'",
                        file + ":7:12: models.Customer.fields.ssn: found 'denny'\n  expected: 'deny'",
                        file + ":8:21: models.Customer.fields.email.mask: ");
        assertThat(run.lines()).last().asString().startsWith(file + ": ").contains("faults");
    }

    @Test
    void faultsAsJsonHaveTheSameFacts(@TempDir Path folder) throws Exception {
        CommandRun run = CommandRun.of("policy", "check", "--json", file(folder, BROKEN));

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.code()).isEqualTo(1);
        assertThat(json.path("right").booleanValue()).isFalse();
        assertThat(json.path("faults").get(0).fieldNames())
                .toIterable()
                .containsExactly("line", "column", "path", "message", "expected");
        assertThat(json.path("faults").get(0).path("line").intValue()).isEqualTo(2);
    }

    @Test
    void missingFileIsAFault() {
        CommandRun run = CommandRun.of("policy", "check", "/nowhere/policy.yaml");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("/nowhere/policy.yaml: it cannot be read");
    }

    @Test
    void rightPolicyIsSummedUpInALine(@TempDir Path folder) throws Exception {
        try (ShopOnH2 shop = ShopOnH2.in(folder)) {
            CommandRun run = CommandRun.of("policy", "check", shop.policyFile().toString());

            assertThat(run.code()).isZero();
            assertThat(run.lines()).singleElement().asString().contains("no faults", "profile internal", "7 models");
        }
    }

    @Test
    void policyThatDoesNotFitTheDatabaseIsWrong(@TempDir Path folder) throws Exception {
        try (ShopOnH2 shop = ShopOnH2.in(folder)) {
            shop.policy(shop.policyText()
                    .replace("ssn: deny", "sssn: deny")
                    .replace("table: employees", "table: employes"));

            CommandRun run =
                    CommandRun.of("policy", "check", shop.policyFile().toString(), "--config", shop.configuration());

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out())
                    .contains(
                            "models.Customer.fields.sssn: table PUBLIC.CUSTOMERS has no column sssn\n  expected: 'SSN'",
                            "models.Employee: table employes is not there",
                            "remark: models: table PUBLIC.EMPLOYEES has the tenant column tenant_id and no model lists it",
                            "2 faults");
        }
    }

    @Test
    void openPersonalColumnsAndSharedTablesAreRemarksOnly(@TempDir Path folder) throws Exception {
        try (ShopOnH2 shop = ShopOnH2.in(folder)) {
            shop.policy(shop.policyText()
                    .replace("ssn: deny", "ssn: allow")
                    .replace("    table: events", "    table: events\n    rows: {tenant: none}"));

            CommandRun run = CommandRun.of(
                    "policy",
                    "check",
                    shop.policyFile().toString(),
                    "--url",
                    shop.database().jdbcUrl(),
                    "--user",
                    shop.database().user());

            assertThat(run.code()).isZero();
            assertThat(run.out())
                    .contains(
                            "remark: models.Customer: column SSN looks personal and is allowed",
                            "remark: models.Event: all tenants share PUBLIC.EVENTS, though it has a column tenant_id");
        }
    }
}
