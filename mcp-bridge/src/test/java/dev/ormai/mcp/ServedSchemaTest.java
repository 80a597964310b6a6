package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The schema as resources, in prompts and as completions: what the caller sees, and nothing of what he does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServedSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final AgentShop shop;
    private final McpProtocol protocol;

    ServedSchemaTest() throws SQLException {
        this.shop = AgentShop.open(DatabaseKind.H2);
        this.protocol = new McpProtocol(ServedDatabase.over(shop.tools(), "test"));
    }

    @AfterAll
    void close() throws Exception {
        shop.close();
    }

    @Test
    void everyModelOfTheCallerIsAResource() throws Exception {
        JsonNode resources = result("resources/list", "").path("resources");

        assertThat(resources.findValuesAsText("uri"))
                .contains("ormai://schema", "ormai://schema/Customer", "ormai://schema/Order");
        for (JsonNode resource : resources) {
            assertThat(result(
                                    "resources/read",
                                    "\"uri\":\"%s\","
                                            .formatted(resource.path("uri").asText()))
                            .path("contents"))
                    .hasSize(1);
        }
    }

    @Test
    void aModelReadsAsTheToolDescribesIt() throws Exception {
        JsonNode content = result("resources/read", "\"uri\":\"ormai://schema/Customer\",")
                .path("contents")
                .get(0);
        JsonNode described = shop.data(AgentShop.ACME, "db_describe_schema", "{\"model\":\"Customer\"}");

        assertThat(JSON.readTree(content.path("text").asText()))
                .isEqualTo(
                        JSON.readTree(described.path("models").path("Customer").toString()));
        assertThat(content.path("mimeType").asText()).isEqualTo("application/json");
    }

    @Test
    void aModelThatIsNotTheCallersIsNotThere() throws Exception {
        for (String uri : new String[] {
            "ormai://schema/Nope", "ormai://schema/%zz", "ormai://schema/", "ormai://other", "ormai://schemaCustomer"
        }) {
            JsonNode error =
                    answer("resources/read", "\"uri\":\"%s\",".formatted(uri)).path("error");

            assertThat(error.path("code").asInt()).as(uri).isEqualTo(-32602);
            assertThat(error.path("data").path("uri").asText()).isEqualTo(uri);
        }
    }

    @Test
    void thePromptBringsTheSchemaAlong() throws Exception {
        JsonNode messages =
                result("prompts/get", "\"name\":\"explore_schema\",").path("messages");

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).path("content").path("resource").path("text").asText())
                .contains("Customer", "Order");
        assertThat(answer("prompts/get", "\"name\":\"find_records\",\"arguments\":{\"model\":\"Order\"},")
                        .path("error")
                        .path("message")
                        .asText())
                .contains("arguments.field is missing");
        assertThat(answer("prompts/get", "\"name\":\"nope\",")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(answer("prompts/get", "\"name\":\"explore_schema\",\"arguments\":{\"model\":\"Nope\"},")
                        .path("error")
                        .path("message")
                        .asText())
                .contains("there is no such model", "Customer");
    }

    @Test
    void modelsAndFieldsOfTheCallerComplete() throws Exception {
        assertThat(completed("{\"type\":\"ref/resource\",\"uri\":\"ormai://schema/{model}\"}", "model", "cu", ""))
                .containsExactly("Customer");
        JsonNode fields = JSON.readTree(shop.data(AgentShop.ACME, "db_describe_schema", "{\"model\":\"Customer\"}")
                .toString());
        assertThat(completed("{\"type\":\"ref/prompt\",\"name\":\"find_records\"}", "field", "", "Customer"))
                .containsExactlyElementsOf(() ->
                        fields.path("models").path("Customer").path("fields").fieldNames());
        assertThat(completed("{\"type\":\"ref/prompt\",\"name\":\"find_records\"}", "field", "", "Nope"))
                .isEmpty();
        assertThat(answer(
                                "completion/complete",
                                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"nope\"},"
                                        + "\"argument\":{\"name\":\"a\",\"value\":\"\"},")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
    }

    private java.util.List<String> completed(String reference, String argument, String value, String model)
            throws Exception {
        JsonNode values = result(
                        "completion/complete",
                        "\"ref\":%s,\"argument\":{\"name\":\"%s\",\"value\":\"%s\"},\"context\":{\"arguments\":{\"model\":\"%s\"}},"
                                .formatted(reference, argument, value, model))
                .path("completion")
                .path("values");
        return JSON.convertValue(values, new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }

    @Test
    void progressIsToldToWhoeverAsksForIt() throws Exception {
        TakenAnswer taken = new TakenAnswer();
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"db_query\","
                + "\"arguments\":{\"model\":\"Order\",\"take\":1},\"_meta\":{\"progressToken\":\"t\"}}}";
        protocol.answer(call, caller(AgentShop.ACME), taken);

        assertThat(taken.sent()).hasSizeGreaterThan(1);
        double before = -1;
        for (JsonNode notification : taken.sent()) {
            assertThat(notification.path("method").asText()).isEqualTo("notifications/progress");
            assertThat(notification.path("params").path("progressToken").asText())
                    .isEqualTo("t");
            assertThat(notification.path("params").path("progress").asDouble()).isGreaterThan(before);
            before = notification.path("params").path("progress").asDouble();
        }
        assertThat(before)
                .isEqualTo(taken.sent()
                        .get(taken.sent().size() - 1)
                        .path("params")
                        .path("total")
                        .asDouble());
    }

    @Test
    void callsAreLoggedForClientsThatWantThat() throws Exception {
        TakenAnswer taken = new TakenAnswer();
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"db_describe_schema\","
                        + META.replace("{}", "{},\"io.modelcontextprotocol/logLevel\":\"debug\"") + "}}";
        protocol.answer(call, caller(AgentShop.ACME), taken);

        assertThat(taken.sent()).hasSize(1);
        assertThat(taken.sent().get(0).path("params").path("level").asText()).isEqualTo("debug");
        assertThat(result("tools/call", "\"name\":\"db_describe_schema\",")
                        .path("isError")
                        .asBoolean())
                .isFalse();
    }

    private static Caller caller(Principal principal) {
        return new Caller(principal, Optional.empty(), Optional.empty());
    }

    private JsonNode answer(String method, String params) {
        TakenAnswer taken = new TakenAnswer();
        protocol.answer(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s%s}}".formatted(method, params, META),
                caller(AgentShop.ACME),
                taken);
        assertThat(taken.sent()).isEmpty();
        return taken.reply().body().orElseThrow();
    }

    private JsonNode result(String method, String params) {
        JsonNode answer = answer(method, params);
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.path("result");
    }
}
