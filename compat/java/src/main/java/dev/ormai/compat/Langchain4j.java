package dev.ormai.compat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** LangChain4j: its MCP client, called as its AI services call it for a model. */
final class Langchain4j {
    public static void main(String[] arguments) throws Exception {
        try (McpClient client = DefaultMcpClient.builder().transport(transport()).build()) {
            List<String> listed =
                    client.listTools().stream().map(ToolSpecification::name).toList();
            Calls.all(arguments[0], McpClient.class, listed, (name, given) -> {
                ToolExecutionRequest request = ToolExecutionRequest.builder()
                        .name(name)
                        .arguments(given.toString())
                        .build();
                try {
                    return new Calls.Answer(client.executeTool(request).resultText(), null);
                } catch (ToolExecutionException refused) {
                    return new Calls.Answer(refused.getMessage(), null); // what the model is told
                }
            });
        }
        System.exit(0);
    }

    private static McpTransport transport() throws IOException {
        return Calls.URL.isPresent()
                ? StreamableHttpMcpTransport.builder()
                        .url(Calls.URL.get())
                        .customHeaders(Map.of("Authorization", Calls.BEARER))
                        .build()
                : StdioMcpTransport.builder().command(Calls.command()).build();
    }
}
