package dev.ormai.compat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;

/** The official Java SDK. */
final class JavaSdk {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    public static void main(String[] arguments) throws Exception {
        try (McpSyncClient client = OfficialTransport.connect()) {
            List<String> listed = client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
            Calls.all(arguments[0], McpSyncClient.class, listed, (name, given) -> {
                McpSchema.CallToolResult result =
                        client.callTool(new McpSchema.CallToolRequest(name, Calls.JSON.convertValue(given, MAP)));
                String text = ((McpSchema.TextContent) result.content().get(0)).text();
                return new Calls.Answer(text, result.structuredContent());
            });
        }
        System.exit(0);
    }
}
