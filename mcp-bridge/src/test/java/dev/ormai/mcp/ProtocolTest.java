package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.Headers;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.protocol.Reply;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.mcp.stdio.StdioServer;
import dev.ormai.testkit.DatabaseKind;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProtocolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private static final Headers NEWEST =
            new Headers(Optional.of("2026-07-28"), Optional.of("tools/list"), Optional.empty());

    private final AgentShop shop;
    private final McpProtocol protocol;

    ProtocolTest() throws SQLException {
        this.shop = AgentShop.open(DatabaseKind.H2);
        this.protocol = new McpProtocol(ServedDatabase.over(shop.tools(), "test"));
    }

    @AfterAll
    void close() throws Exception {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25"
    })
    void theHandshakeAgreesOnARevisionThatHasOne(String wanted, String agreed) throws Exception {
        JsonNode result = result("initialize", "{\"protocolVersion\":\"%s\",\"capabilities\":{}}".formatted(wanted));

        assertThat(result.path("protocolVersion").asText()).isEqualTo(agreed);
        assertThat(result.path("capabilities").has("tools")).isTrue();
        assertThat(result.path("serverInfo").path("name").asText()).isEqualTo("ormai");
    }

    @Test
    void theNewestRevisionIsDiscoveredWithoutAHandshake() throws Exception {
        JsonNode result = result("server/discover", "{" + META + "}");

        assertThat(result.path("supportedVersions").get(0).asText()).isEqualTo("2026-07-28");
        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.path("cacheScope").asText()).isEqualTo("private");
        assertThat(code("initialize", "{" + META + "}")).isEqualTo(-32601);
        assertThat(code("ping", "{" + META + "}")).isEqualTo(-32601);
    }

    @Test
    void aRequestWithoutItsMetaIsWrong() throws Exception {
        assertThat(code("server/discover", "{}")).isEqualTo(-32602);
        assertThat(code("tools/list", "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}"))
                .isEqualTo(-32602);
    }

    @Test
    void anUnknownVersionIsAnsweredWithTheKnownOnes() throws Exception {
        Reply reply =
                reply(message("tools/list", "{" + META.replace("2026-07-28", "2030-01-01") + "}"), Optional.empty());
        JsonNode error = reply.body().orElseThrow().path("error");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(error.path("code").asInt()).isEqualTo(-32022);
        assertThat(error.path("data").path("supported").toString()).contains("2026-07-28", "2025-03-26");
    }

    @Test
    void headersAndBodySayTheSame() {
        Headers other = new Headers(Optional.of("2025-11-25"), Optional.of("tools/list"), Optional.empty());
        Headers none = new Headers(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(status(NEWEST)).isEqualTo(200);
        assertThat(status(other)).isEqualTo(400);
        assertThat(status(none)).isEqualTo(400);
    }

    private int status(Headers headers) {
        return reply(message("tools/list", "{" + META + "}"), Optional.of(headers))
                .status();
    }

    @Test
    void everyToolIsListedWithItsSchemas() throws Exception {
        JsonNode tools = result("tools/list", "{}").path("tools");

        assertThat(tools.findValuesAsText("name")).contains("db_describe_schema", "db_query", "db_explain");
        for (JsonNode tool : tools) {
            assertThat(tool.path("inputSchema").path("type").asText()).isEqualTo("object");
            assertThat(tool.path("outputSchema").path("type").asText()).isEqualTo("object");
            boolean writes = tool.path("inputSchema").path("properties").has("reason");
            assertThat(tool.path("annotations").path("readOnlyHint").asBoolean())
                    .isEqualTo(!writes);
        }
    }

    @Test
    void aCallIsAnsweredWithTheSameJsonAsTextAndAsStructure() throws Exception {
        JsonNode result = result(
                "tools/call",
                "{\"name\":\"db_query\",\"arguments\":{\"model\":\"Order\",\"select\":[\"id\",\"total\"],\"take\":1}}");

        assertThat(result.path("isError").asBoolean()).isFalse();
        assertThat(JSON.readTree(result.path("content").get(0).path("text").asText()))
                .isEqualTo(JSON.readTree(result.path("structuredContent").toString()));
        assertThat(result.path("structuredContent")
                        .path("data")
                        .path("data")
                        .get(0)
                        .path("id")
                        .asInt())
                .isEqualTo(1001);
    }

    @Test
    void aRefusalIsAResultWithItsHints() throws Exception {
        JsonNode result = result("tools/call", "{\"name\":\"db_query\",\"arguments\":{\"model\":\"Nope\"}}");

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("structuredContent")
                        .path("error")
                        .path("retry_hints")
                        .get(0)
                        .asText())
                .startsWith("Allowed models");
    }

    @Test
    void whatIsNoRequestIsAnErrorOfTheProtocol() throws Exception {
        assertThat(code("tools/call", "{\"name\":\"nope\"}")).isEqualTo(-32602);
        assertThat(code("tools/call", "{}")).isEqualTo(-32602);
        assertThat(code("nope", "{}")).isEqualTo(-32601);
        assertThat(answer("{").path("error").path("code").asInt()).isEqualTo(-32700);
        assertThat(answer("[".repeat(100) + "]".repeat(100))
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32700);
        assertThat(answer("{\"id\":1,\"method\":\"ping\"}")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32600);
        assertThat(answer("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32600);
    }

    @Test
    void notificationsAreTakenAndBatchesAnswered() throws Exception {
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

        assertThat(reply(notification, Optional.empty()).status()).isEqualTo(202);
        assertThat(answer("[" + notification + "," + message("ping", "{}") + "]"))
                .hasSize(1);
    }

    @Test
    void overStandardInputEveryLineIsAnsweredByALine() throws Exception {
        String input = message("initialize", "{\"protocolVersion\":\"2025-06-18\"}") + "\n\n"
                + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                + message("tools/list", "{" + META + "}") + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new StdioServer(protocol, AgentShop.ACME).serve(new BufferedReader(new StringReader(input)), out);

        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).contains("2025-06-18");
        assertThat(lines[1]).contains("db_query", "resultType");
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}".formatted(method, params);
    }

    private Reply reply(String text, Optional<Headers> headers) {
        TakenAnswer taken = new TakenAnswer();
        protocol.answer(text, new Caller(AgentShop.ACME, headers, Optional.empty()), taken);
        return taken.reply();
    }

    private JsonNode answer(String text) {
        return reply(text, Optional.empty()).body().orElseThrow();
    }

    private JsonNode result(String method, String params) {
        JsonNode answer = answer(message(method, params));
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private int code(String method, String params) {
        return answer(message(method, params)).path("error").path("code").asInt();
    }
}
