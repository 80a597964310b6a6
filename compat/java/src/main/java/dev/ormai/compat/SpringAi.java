package dev.ormai.compat;

import io.modelcontextprotocol.client.McpSyncClient;
import java.util.Arrays;
import java.util.List;
import org.springframework.ai.mcp.SyncMcpToolCallbackProvider;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.ToolExecutionException;

/** Spring AI: the callbacks that its chat clients call for a model. */
final class SpringAi {
    public static void main(String[] arguments) throws Exception {
        try (McpSyncClient client = OfficialTransport.connect()) {
            List<ToolCallback> tools = Arrays.asList(SyncMcpToolCallbackProvider.builder()
                    .mcpClients(client)
                    .build()
                    .getToolCallbacks());
            List<String> listed =
                    tools.stream().map(tool -> tool.getToolDefinition().name()).toList();
            Calls.all(arguments[0], SyncMcpToolCallbackProvider.class, listed, (name, given) -> {
                ToolCallback tool = tools.get(listed.indexOf(name));
                try {
                    // The protocol's content as JSON.
                    String content = tool.call(given.toString());
                    return new Calls.Answer(Calls.JSON.readTree(content).at("/0/text").asText(), null);
                } catch (ToolExecutionException refused) {
                    return new Calls.Answer(refused.getMessage(), null); // what the model is told
                }
            });
        }
        System.exit(0);
    }
}
