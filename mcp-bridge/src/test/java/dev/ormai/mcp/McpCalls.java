package dev.ormai.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.policy.Principal;
import java.util.Optional;

/** Calls of tools as a client of the protocol makes them. */
final class McpCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final McpProtocol protocol;

    McpCalls(AgentTools tools) {
        this.protocol = new McpProtocol(ServedDatabase.over(tools, "test"));
    }

    /** The envelope; for an error of the protocol, one around its data. */
    JsonNode call(Principal principal, String tool, String arguments) throws JsonProcessingException {
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
        ObjectNode params = request.putObject("params").put("name", tool);
        params.set("arguments", JSON.readTree(arguments));
        params.putObject("_meta")
                .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
                .putObject("io.modelcontextprotocol/clientCapabilities");
        TakenAnswer taken = new TakenAnswer();
        protocol.answer(request.toString(), new Caller(principal, Optional.empty(), Optional.empty()), taken);
        JsonNode answer = JSON.readTree(taken.reply().body().orElseThrow().toString());
        if (answer.has("error")) {
            ObjectNode envelope = JSON.createObjectNode().put("success", false).putNull("data");
            return envelope.set("error", answer.at("/error/data"));
        }
        JsonNode structured = answer.at("/result/structuredContent");
        JsonNode text = JSON.readTree(answer.at("/result/content/0/text").asText());
        if (!structured.equals(text)) {
            throw new AssertionError("text and structured form differ: " + answer);
        }
        return structured;
    }
}
