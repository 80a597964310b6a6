package dev.ormai.mcp.served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.offer.Resources;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schema, whole and by models, each as the caller sees it; what the caller does not see is not there. */
record SchemaResources(SchemaReader schema) implements Resources {
    private static final String JSON = "application/json";

    @Override
    public List<ObjectNode> list(Principal principal) throws ProtocolException {
        List<ObjectNode> list = new ArrayList<>();
        list.add(listed(new SchemaUri(Optional.empty()), "schema", "All models that you may use."));
        for (String model : schema.models(principal).names()) {
            list.add(listed(
                    new SchemaUri(Optional.of(model)), model, "The fields and relations of %s.".formatted(model)));
        }
        return list;
    }

    private static ObjectNode listed(SchemaUri uri, String name, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", uri.text())
                .put("name", name)
                .put("description", description)
                .put("mimeType", JSON);
    }

    @Override
    public List<ObjectNode> templates(Principal principal) {
        return List.of(JsonNodeFactory.instance
                .objectNode()
                .put("uriTemplate", SchemaUri.TEMPLATE)
                .put("name", "model")
                .put("description", "The fields and relations of one model.")
                .put("mimeType", JSON));
    }

    @Override
    public Optional<Outcome> read(Exchange exchange, String uri) throws ProtocolException {
        Optional<ObjectNode> content = content(exchange, uri);
        return content.map(found -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putArray("contents").add(found);
            return new Outcome.Complete(result);
        });
    }

    /** Absent if there is nothing at this address for this caller. */
    Optional<ObjectNode> content(Exchange exchange, String uri) throws ProtocolException {
        Optional<SchemaUri> place = SchemaUri.parse(uri);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> description = schema.describe(exchange, place.get().model());
        return description.map(json -> JsonNodeFactory.instance
                .objectNode()
                .put("uri", uri)
                .put("mimeType", JSON)
                .put("text", McpJson.write(json)));
    }
}
