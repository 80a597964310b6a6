package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.ToolDefinition;
import dev.ormai.policy.Principal;
import java.sql.SQLException;
import java.util.Optional;

/** What each method gives. Thread-safe. */
final class Methods {
    private static final System.Logger LOG = System.getLogger(Methods.class.getName());
    private static final String INSTRUCTIONS =
            "Read-only access to a database behind a policy. Call describe_schema first."
                    + " A refusal carries retry_hints that say how to ask better.";

    private final AgentTools tools;
    private final String version;

    Methods(AgentTools tools, String version) {
        this.tools = tools;
        this.version = version;
    }

    ObjectNode result(Request request, String id, Principal principal) throws ProtocolException {
        return request.stateless() ? stateless(request, id, principal) : withHandshake(request, id, principal);
    }

    private ObjectNode stateless(Request request, String id, Principal principal) throws ProtocolException {
        ObjectNode result =
                switch (request.method()) {
                    case "server/discover" -> kept(discovered());
                    case "tools/list" -> kept(listed(request, principal));
                    case "tools/call" -> called(request, id, principal);
                    default -> throw unknown(request);
                };
        return result.put("resultType", "complete");
    }

    private ObjectNode withHandshake(Request request, String id, Principal principal) throws ProtocolException {
        return switch (request.method()) {
            case "initialize" -> initialized(request);
            case "ping" -> JsonNodeFactory.instance.objectNode();
            case "tools/list" -> listed(request, principal);
            case "tools/call" -> called(request, id, principal);
            default -> throw unknown(request);
        };
    }

    private static ProtocolException unknown(Request request) {
        return new ProtocolException(ProtocolException.METHOD_NOT_FOUND, "Method not found: " + request.method());
    }

    /** What is listed depends on the caller and on a policy that may change. */
    private static ObjectNode kept(ObjectNode result) {
        return result.put("ttlMs", 0).put("cacheScope", "private");
    }

    private ObjectNode discovered() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Revisions.ALL.forEach(result.putArray("supportedVersions")::add);
        result.putObject("capabilities").putObject("tools");
        result.put("instructions", INSTRUCTIONS);
        result.putObject("_meta").set("io.modelcontextprotocol/serverInfo", serverInfo());
        return result;
    }

    private ObjectNode initialized(Request request) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put(
                "protocolVersion",
                Revisions.agreed(request.params().path("protocolVersion").asText()));
        result.putObject("capabilities").putObject("tools");
        result.set("serverInfo", serverInfo());
        return result.put("instructions", INSTRUCTIONS);
    }

    private ObjectNode serverInfo() {
        return JsonNodeFactory.instance.objectNode().put("name", "ormai").put("version", version);
    }

    private ObjectNode listed(Request request, Principal principal) throws ProtocolException {
        if (request.params().hasNonNull("cursor")) {
            throw new ProtocolException(ProtocolException.INVALID_PARAMS, "the list of tools has one page");
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode list = result.putArray("tools");
        try {
            tools.list(principal).forEach(tool -> list.add(definition(tool)));
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "the tools could not be listed", e);
            throw new ProtocolException(ProtocolException.INTERNAL_ERROR, "the database cannot be reached");
        }
        return result;
    }

    private static ObjectNode definition(ToolDefinition tool) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", tool.name());
        json.put("title", tool.title());
        json.put("description", tool.description());
        json.set("inputSchema", tool.inputSchema());
        json.set("outputSchema", tool.outputSchema());
        json.putObject("annotations")
                .put("title", tool.title())
                .put("readOnlyHint", true)
                .put("destructiveHint", false)
                .put("idempotentHint", true)
                .put("openWorldHint", false);
        return json;
    }

    /** A refusal is a result too: an agent reads its hints and asks again. */
    private ObjectNode called(Request request, String id, Principal principal) throws ProtocolException {
        JsonNode name = request.params().path("name");
        if (!name.isTextual()) {
            throw new ProtocolException(ProtocolException.INVALID_PARAMS, "params.name must be a string");
        }
        JsonNode given = request.params().path("arguments");
        JsonNode arguments = given.isMissingNode() || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
        ObjectNode envelope = tools.call(principal, name.textValue(), arguments, Optional.of(id));
        if (!tools.knows(name.textValue())) {
            throw new ProtocolException(
                    ProtocolException.INVALID_PARAMS,
                    "Unknown tool: " + name.textValue(),
                    Optional.of(envelope.path("error")));
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", McpJson.write(envelope));
        result.set("structuredContent", envelope);
        return result.put("isError", !envelope.path("success").asBoolean());
    }
}
