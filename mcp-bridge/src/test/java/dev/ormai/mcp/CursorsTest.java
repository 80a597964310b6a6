package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class CursorsTest {
    private static final String PAGE = "{\"model\":\"Order\",\"select\":[\"id\"],\"take\":5%s}";

    @Test
    void everyRowThatStaysIsSeenOnceOnH2() throws Exception {
        SteadyPages.holdOn(DatabaseKind.H2, 60);
    }

    @Test
    void aCursorIsGoodForItsCallerAndItsQueryOnly() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            String cursor = cursor(shop);
            assertThat(shop.data(AgentShop.ACME, "db_query", page(cursor))
                            .path("data")
                            .get(0)
                            .path("id")
                            .asInt())
                    .isEqualTo(1016);

            assertThat(refusal(shop, AgentShop.GLOBEX, page(cursor))).contains("not issued to this caller");
            assertThat(refusal(shop, Principal.of("acme", "u-2"), page(cursor))).contains("not issued to this caller");
            assertThat(refusal(shop, Principal.of("acme", "u-1", "support"), page(cursor)))
                    .contains("not issued to this caller");
            assertThat(refusal(shop, AgentShop.ACME, page(changed(cursor)))).contains("was changed");
            assertThat(refusal(
                            shop,
                            AgentShop.ACME,
                            "{\"model\":\"Order\",\"select\":[\"id\"],\"where\":[{\"field\":\"id\",\"op\":\"gt\",\"value\":1}],"
                                    + "\"cursor\":\"" + cursor + "\"}"))
                    .contains("another query");
        }
    }

    @Test
    void anOldCursorIsRefusedWithAHint() throws Exception {
        MovableClock clock = new MovableClock();
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, Shop.policyYaml(), "off", clock)) {
            String cursor = cursor(shop);
            clock.advance(Duration.ofMinutes(11));

            JsonNode error = shop.error(AgentShop.ACME, "db_query", page(cursor));
            assertThat(error.path("message").asText()).isEqualTo("the cursor has expired");
            assertThat(error.path("retry_hints").get(0).asText()).isEqualTo("Start again without a cursor");
        }
    }

    @Test
    void aCursorEndsWithItsPolicy() throws Exception {
        String cursor;
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            cursor = cursor(shop);
        }
        String other = Shop.policyYaml().replace("What customers ordered.", "Orders.");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, other, "off", Clock.systemUTC())) {
            assertThat(refusal(shop, AgentShop.ACME, page(cursor))).contains("policy has changed");
        }
    }

    @Test
    void aPageAsLongAsTheBudgetKnowsWhetherThereIsMore() throws Exception {
        String policy =
                Shop.policyYaml().replace("    table: orders\n", "    table: orders\n    budget: {max_rows: 10}\n");
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, "off", Clock.systemUTC())) {
            JsonNode first = shop.data(AgentShop.ACME, "db_query", "{\"model\":\"Order\",\"take\":10}");
            JsonNode second = shop.data(
                    AgentShop.ACME,
                    "db_query",
                    "{\"model\":\"Order\",\"take\":10,\"cursor\":\""
                            + first.path("next_cursor").asText() + "\"}");

            assertThat(first.path("has_more").asBoolean()).isTrue();
            assertThat(second.path("data")).hasSize(10);
            assertThat(second.path("has_more").asBoolean()).isFalse();
        }
    }

    private static String cursor(AgentShop shop) throws Exception {
        return shop.data(AgentShop.ACME, "db_query", PAGE.formatted(""))
                .path("next_cursor")
                .asText();
    }

    private static String page(String cursor) {
        return PAGE.formatted(",\"cursor\":\"" + cursor + "\"");
    }

    private static String refusal(AgentShop shop, Principal principal, String arguments) throws Exception {
        return shop.error(principal, "db_query", arguments).path("message").asText();
    }

    private static String changed(String cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[bytes.length / 2] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
