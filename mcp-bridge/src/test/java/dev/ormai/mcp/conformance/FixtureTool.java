package dev.ormai.mcp.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;

/** One tool of the suite. */
record FixtureTool(String name, ObjectNode inputSchema, Work work) {
    interface Work {
        Outcome on(Exchange exchange, JsonNode arguments) throws ProtocolException;
    }

    static FixtureTool of(String name, Work work) {
        return new FixtureTool(name, Content.object("{\"type\": \"object\", \"properties\": {}}"), work);
    }

    /** A tool that answers always the same. */
    static FixtureTool constant(String name, ObjectNode result) {
        return of(name, (exchange, arguments) -> new Outcome.Complete(result.deepCopy()));
    }

    ObjectNode definition() {
        ObjectNode definition = Content.object("{}").put("name", name);
        definition.put("description", "A tool of the conformance suite").set("inputSchema", inputSchema);
        return definition;
    }
}
