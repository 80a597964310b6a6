package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.mcp.http.HttpServer;
import dev.ormai.mcp.identity.ApiKeys;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpServerTest {
    private static final String ACME_KEY = "key-of-acme-0123456789";
    private static final String GLOBEX_KEY = "key-of-globex-0123456789";
    private static final String QUERY = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"db_query\",\"arguments\":{\"model\":\"Order\",\"select\":[\"tenant_id\"],\"take\":3}}}";

    private final AgentShop shop;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    HttpServerTest() throws Exception {
        this.shop = AgentShop.open(DatabaseKind.H2);
        this.server = HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Services.of(
                        ServedDatabase.over(shop.tools(), "test"),
                        new ApiKeys(Map.of(ACME_KEY, AgentShop.ACME, GLOBEX_KEY, AgentShop.GLOBEX))),
                4);
    }

    @AfterAll
    void close() throws Exception {
        server.close();
        shop.close();
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + "/mcp"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aKeyTellsTheTenant() throws Exception {
        assertThat(send(post(QUERY).header("Authorization", "Bearer " + ACME_KEY))
                        .body())
                .contains("acme")
                .doesNotContain("globex");
        assertThat(send(post(QUERY).header("Authorization", "Bearer " + GLOBEX_KEY))
                        .body())
                .contains("globex")
                .doesNotContain("acme");
    }

    @Test
    void whoShowsNoKeyOrAWrongOneIsAskedForOne() throws Exception {
        HttpResponse<String> none = send(post(QUERY));

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(send(post(QUERY).header("Authorization", "Bearer " + ACME_KEY + "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(post(QUERY).header("Authorization", "Basic " + ACME_KEY))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aPageOfAnotherOriginIsTurnedAway() throws Exception {
        HttpRequest.Builder request = post(QUERY).header("Authorization", "Bearer " + ACME_KEY);

        assertThat(send(request.copy().header("Origin", "http://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(request.copy().header("Origin", "http://localhost:3000"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRequestThatAddressesAnotherHostIsTurnedAway() throws Exception {
        assertThat(raw("POST /mcp HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("POST /mcp HTTP/1.1\r\nContent-Length: 0\r\n\r\n")).startsWith("HTTP/1.1 403");
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            byte[] head = socket.getInputStream().readNBytes(12);
            return new String(head, StandardCharsets.US_ASCII);
        }
    }

    @Test
    void otherMethodsPathsAndLargeBodiesAreRefused() throws Exception {
        URI mcp = URI.create("http://localhost:" + server.address().getPort() + "/mcp");

        HttpRequest.Builder get = HttpRequest.newBuilder(mcp).GET().header("Authorization", "Bearer " + ACME_KEY);

        assertThat(send(HttpRequest.newBuilder(mcp).PUT(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(mcp).GET()).statusCode()).isEqualTo(401);
        assertThat(send(get).statusCode()).isEqualTo(400);
        assertThat(send(HttpRequest.newBuilder(mcp.resolve("/other")).GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(post(" ".repeat(1_100_000)).header("Authorization", "Bearer " + ACME_KEY))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void manyCallersOfTwoTenantsGetTheirOwnAnswers() {
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean acme = i % 2 == 0;
            HttpRequest request = post(QUERY)
                    .header("Authorization", "Bearer " + (acme ? ACME_KEY : GLOBEX_KEY))
                    .build();
            calls.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenAccept(response -> assertThat(response.body())
                            .contains(acme ? "acme" : "globex")
                            .doesNotContain(acme ? "globex" : "acme")));
        }

        calls.forEach(CompletableFuture::join);
    }

    @Test
    void aKeyThatCouldBeGuessedIsRefused() {
        assertThatThrownBy(() -> new ApiKeys(Map.of("short", Principal.anonymous())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer than 16 characters");
    }
}
