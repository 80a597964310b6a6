package dev.ormai.compat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** A client of the official SDK, connected. */
final class OfficialTransport {
    private OfficialTransport() {}

    static McpSyncClient connect() throws IOException {
        McpSyncClient client = McpClient.sync(transport()).build();
        client.initialize();
        return client;
    }

    private static McpClientTransport transport() throws IOException {
        if (Calls.URL.isPresent()) {
            URI url = URI.create(Calls.URL.get());
            return HttpClientStreamableHttpTransport.builder(url.resolve("/").toString())
                    .endpoint(url.getPath())
                    .requestBuilder(HttpRequest.newBuilder().header("Authorization", Calls.BEARER))
                    .build();
        }
        List<String> command = Calls.command();
        return new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .build(),
                McpJsonDefaults.getMapper());
    }
}
