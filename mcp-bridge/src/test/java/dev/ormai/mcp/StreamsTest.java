package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.mcp.conformance.ConformanceServer;
import dev.ormai.mcp.http.HttpServer;
import dev.ormai.mcp.identity.ApiKeys;
import dev.ormai.policy.Principal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Events over HTTP, and the sessions they belong to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class StreamsTest {
    private static final String ANA = "key-of-ana-0123456789";
    private static final String BOB = "key-of-bob-0123456789";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{},\"progressToken\":5}";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    StreamsTest() throws InterruptedException {
        this.server = HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Services.of(
                        ConformanceServer.offering(),
                        new ApiKeys(Map.of(ANA, Principal.of("acme", "ana"), BOB, Principal.of("acme", "bob")))),
                2);
    }

    @AfterAll
    void close() {
        server.close();
    }

    private HttpRequest.Builder request(String key) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + "/mcp"))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json, text/event-stream");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String method, String params)
            throws IOException, InterruptedException {
        return send(request.POST(HttpRequest.BodyPublishers.ofString(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}".formatted(method, params))));
    }

    private HttpRequest.Builder newest(String method, String name) {
        return request(ANA)
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method)
                .header("Mcp-Name", name);
    }

    private String session(String key) throws IOException, InterruptedException {
        return post(request(key), "initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}")
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private HttpRequest.Builder in(String session) {
        return request(ANA).header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-11-25");
    }

    @Test
    void whatComesBeforeTheAnswerMakesItAStream() throws Exception {
        HttpResponse<String> plain =
                post(newest("tools/call", "test_simple_text"), "tools/call", "\"name\":\"test_simple_text\"," + META);
        HttpResponse<String> stream = post(
                newest("tools/call", "test_tool_with_progress"),
                "tools/call",
                "\"name\":\"test_tool_with_progress\"," + META);

        assertThat(plain.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(stream.body().lines().filter(line -> line.startsWith("data: ")))
                .hasSize(4)
                .last()
                .asString()
                .contains("\"result\"");
    }

    @Test
    void aClientThatTakesNoEventsGetsTheAnswerAlone() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + "/mcp"))
                .header("Authorization", "Bearer " + ANA);

        HttpResponse<String> answer =
                post(request, "tools/call", "\"name\":\"test_tool_with_progress\",\"_meta\":{\"progressToken\":5}");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("Done.").doesNotContain("progressToken");
    }

    @Test
    void anAnswerThatWasLostIsFetchedAgain() throws Exception {
        String session = session(ANA);
        HttpResponse<String> cut = post(in(session), "tools/call", "\"name\":\"test_reconnection\"");
        String last = cut.body()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring(4);

        assertThat(cut.body()).contains("retry: ").doesNotContain("Come back");
        assertThat(send(in(session).header("Last-Event-ID", last).GET()).body()).contains("Come back for this.");
        assertThat(send(in(session).header("Last-Event-ID", "99-0").GET()).body())
                .isEmpty();
        assertThat(send(in(session).header("Last-Event-ID", "nonsense").GET()).body())
                .isEmpty();
    }

    @Test
    void aSessionIsFoundByItsOwnPrincipalUntilItIsDeleted() throws Exception {
        String session = session(ANA);
        HttpRequest.Builder bob = request(BOB).header("Mcp-Session-Id", session);

        assertThat(post(bob.copy(), "ping", "").statusCode()).isEqualTo(404);
        assertThat(send(bob.copy().GET()).statusCode()).isEqualTo(404);
        assertThat(send(bob.copy().DELETE()).statusCode()).isEqualTo(404);
        assertThat(post(in(session), "ping", "").statusCode()).isEqualTo(200);
        assertThat(send(in(session).DELETE()).statusCode()).isEqualTo(204);
        assertThat(post(in(session), "ping", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aSessionsOwnStreamTellsChanges() throws Exception {
        String session = session(ANA);
        HttpResponse<InputStream> stream =
                client.send(in(session).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(post(in(session), "tools/call", "\"name\":\"test_trigger_tool_change\"")
                            .statusCode())
                    .isEqualTo(200);

            assertThat(next(lines)).contains("notifications/tools/list_changed");
        }
    }

    @Test
    void aSubscriptionTellsWhatWasNamedAndNothingElse() throws Exception {
        HttpRequest listen = newest("subscriptions/listen", "-")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":\"s-1\",\"method\":\"subscriptions/listen\",\"params\":{%s,%s}}"
                                .formatted("\"notifications\":{\"promptsListChanged\":true}", META)))
                .build();
        HttpResponse<InputStream> stream = client.send(listen, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).contains("notifications/subscriptions/acknowledged", "\"s-1\"");
            for (String tool : new String[] {"test_trigger_tool_change", "test_trigger_prompt_change"}) {
                post(newest("tools/call", tool), "tools/call", "\"name\":\"%s\",%s".formatted(tool, META));
            }

            assertThat(next(lines)).contains("notifications/prompts/list_changed", "\"s-1\"");
        }
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
