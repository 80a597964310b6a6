package dev.ormai.mcp.served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.policy.Principal;
import java.sql.SQLException;
import java.util.Optional;

/** The schema as a principal sees it. */
record SchemaReader(AgentTools tools) {
    private static final System.Logger LOG = System.getLogger(SchemaReader.class.getName());
    private static final String DESCRIBE = "db.describe_schema";

    /** The names of what there is. */
    Models models(Principal principal) throws ProtocolException {
        try {
            return tools.models(principal);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "the schema could not be read", e);
            throw new ProtocolException(ProtocolException.INTERNAL_ERROR, "the database cannot be reached");
        }
    }

    /**
     * Its description, by the tool that describes it: one call, one record of the audit.
     *
     * @param model only this one
     * @return absent if the principal has no such model
     */
    Optional<JsonNode> describe(Exchange exchange, Optional<String> model) throws ProtocolException {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        model.ifPresent(name -> arguments.put("model", name));
        ObjectNode envelope = tools.call(exchange.principal(), DESCRIBE, arguments, Optional.of(exchange.requestId()));
        if (!envelope.path("success").asBoolean()) {
            throw new ProtocolException(
                    ProtocolException.INTERNAL_ERROR,
                    envelope.path("error").path("message").asText(),
                    Optional.of(envelope.path("error")));
        }
        JsonNode data = envelope.path("data");
        return model.isPresent()
                ? Optional.of(data.path("models").path(model.get())).filter(JsonNode::isObject)
                : Optional.of(data);
    }
}
