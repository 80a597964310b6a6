package dev.ormai.mcp.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Changes;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.offer.Tools;
import dev.ormai.policy.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools that the suite calls. */
final class FixtureTools implements Tools {
    private final Map<String, FixtureTool> byName = new LinkedHashMap<>();

    FixtureTools(Changes changes) {
        PlainTools.all(changes).forEach(tool -> byName.put(tool.name(), tool));
        AskingTools.all().forEach(tool -> byName.put(tool.name(), tool));
    }

    @Override
    public List<ObjectNode> list(Principal principal) {
        return byName.values().stream().map(FixtureTool::definition).toList();
    }

    @Override
    public Outcome call(Exchange exchange, String name, JsonNode arguments) throws ProtocolException {
        FixtureTool tool = byName.get(name);
        if (tool == null) {
            throw ProtocolException.invalidParams("Unknown tool: " + name);
        }
        return tool.work().on(exchange, arguments);
    }
}
