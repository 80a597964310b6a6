package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.http.HttpServer;
import dev.ormai.mcp.http.HttpService;
import dev.ormai.mcp.http.ProtectedResource;
import dev.ormai.mcp.identity.ApiKeys;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.RateLimits;
import dev.ormai.mcp.tool.ToolName;
import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tools by plain HTTP, the limits of their calls, and what a caller without a token is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlainToolsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACME = "key-of-acme-0123456789";
    private static final String GLOBEX = "key-of-globex-0123456789";
    private static final int BURST = 20;

    private final AgentShop shop;
    private final MovableClock clock = new MovableClock();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    PlainToolsTest() throws Exception {
        this.shop = AgentShop.open(DatabaseKind.H2);
        AgentTools limited = new AgentTools(
                shop.pool(), Cursors.ofProcess(), ToolName.UNDERSCORE, Optional.of(new RateLimits(60, BURST, clock)));
        Offering offering = ServedDatabase.over(limited, "test");
        this.server = HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new HttpService(
                        new McpProtocol(offering),
                        offering.tools(),
                        new ApiKeys(Map.of(ACME, AgentShop.ACME, GLOBEX, AgentShop.GLOBEX)),
                        Optional.of(new ProtectedResource(
                                URI.create("https://tools.example/mcp"),
                                List.of("https://issuer.example"),
                                List.of("orders.read"))),
                        Set.of()),
                4);
    }

    @AfterAll
    void close() throws Exception {
        server.close();
        shop.close();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.address().getPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(at(path).header("Authorization", "Bearer " + ACME));
    }

    private HttpResponse<String> call(String key, String tool, String arguments)
            throws IOException, InterruptedException {
        return send(at("/tools/" + tool + "/call")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(arguments)));
    }

    @Test
    void theToolsAreListedAndDescribed() throws Exception {
        JsonNode list = JSON.readTree(get("/tools").body()).path("tools");

        assertThat(list.findValuesAsText("name")).contains("db_query", "db_explain");
        assertThat(JSON.readTree(get("/tools/db_get").body())).isEqualTo(find(list, "db_get"));
        assertThat(JSON.readTree(get("/tools/db.get").body())).isEqualTo(find(list, "db_get"));
        assertThat(get("/tools/db_nope").statusCode()).isEqualTo(404);
        assertThat(get("/tools/db_get/call").statusCode()).isEqualTo(405);
    }

    private static JsonNode find(JsonNode list, String name) {
        for (JsonNode tool : list) {
            if (tool.path("name").asText().equals(name)) {
                return tool;
            }
        }
        throw new AssertionError(name + " is not listed");
    }

    @Test
    void aCallIsAnsweredWithTheEnvelopeAndAStatusThatSaysTheSame() throws Exception {
        HttpResponse<String> answered =
                call(ACME, "db_query", "{\"model\":\"Order\",\"select\":[\"tenant_id\"],\"take\":3}");

        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.body()).contains("\"success\":true", "acme").doesNotContain("globex");
        assertThat(call(ACME, "db_query", "{\"model\":\"Nope\"}").statusCode()).isEqualTo(403);
        assertThat(call(ACME, "db_query", "{\"modell\":\"Order\"}").statusCode())
                .isEqualTo(400);
        assertThat(call(ACME, "db_query", "[").statusCode()).isEqualTo(400);
        assertThat(call(ACME, "db_describe_schema", "").statusCode()).isEqualTo(200);
        HttpResponse<String> unknown = call(ACME, "db_nope", "{}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"success\":false", "TOOL_NOT_FOUND");
    }

    @Test
    void whoeverCallsTooOftenWaitsAndNobodyElseDoes() throws Exception {
        String arguments = "{\"model\":\"Order\",\"operation\":\"count\"}";
        for (int i = 0; i < BURST; i++) {
            assertThat(call(ACME, "db_aggregate", arguments).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = call(ACME, "db_aggregate", arguments);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("RATE_LIMITED", "\"retry_after_seconds\":1");
        assertThat(call(ACME, "db.aggregate", arguments).statusCode()).isEqualTo(429);
        assertThat(call(GLOBEX, "db_aggregate", arguments).statusCode()).isEqualTo(200);
        assertThat(call(ACME, "db_explain", "{\"sql\":\"select id from orders\"}")
                        .statusCode())
                .isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));
        assertThat(call(ACME, "db_aggregate", arguments).statusCode()).isEqualTo(200);
        assertThat(call(ACME, "db_aggregate", arguments).statusCode()).isEqualTo(429);
    }

    @Test
    void whoeverIsNotKnownIsToldWhereTokensComeFrom() throws Exception {
        HttpResponse<String> none = send(at("/tools"));
        HttpResponse<String> wrong = send(at("/mcp").header("Authorization", "Bearer nonsense"));
        String place = "resource_metadata=\"https://tools.example/.well-known/oauth-protected-resource/mcp\"";

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer " + place);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\", " + place);
        JsonNode metadata = JSON.readTree(
                send(at("/.well-known/oauth-protected-resource/mcp")).body());
        assertThat(metadata.path("resource").asText()).isEqualTo("https://tools.example/mcp");
        assertThat(metadata.path("authorization_servers").get(0).asText()).isEqualTo("https://issuer.example");
        assertThat(metadata.path("scopes_supported").get(0).asText()).isEqualTo("orders.read");
    }
}
