package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Completions;
import dev.ormai.mcp.offer.Completions.Unfinished;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.policy.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code completion/complete}. */
final class CompletionReader {
    /** The protocol's own limit. */
    private static final int MOST = 100;

    private CompletionReader() {}

    static ObjectNode result(Completions completions, Request request, Principal principal) throws ProtocolException {
        List<String> all = completions.complete(principal, unfinished(request.params()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode completion = result.putObject("completion");
        ArrayNode values = completion.putArray("values");
        all.stream().limit(MOST).forEach(values::add);
        completion.put("total", all.size()).put("hasMore", all.size() > MOST);
        return result;
    }

    private static Unfinished unfinished(JsonNode params) throws ProtocolException {
        JsonNode reference = params.path("ref");
        JsonNode argument = params.path("argument");
        Map<String, String> others = new LinkedHashMap<>();
        params.path("context")
                .path("arguments")
                .properties()
                .forEach(entry -> others.put(entry.getKey(), entry.getValue().asText()));
        boolean prompt = reference.path("type").asText().equals("ref/prompt");
        JsonNode name = reference.path(prompt ? "name" : "uri");
        if (!name.isTextual()
                || !argument.path("name").isTextual()
                || !argument.path("value").isTextual()) {
            throw ProtocolException.invalidParams("params.ref or params.argument is not complete");
        }
        return new Unfinished(
                prompt ? Completions.Of.PROMPT : Completions.Of.RESOURCE,
                name.textValue(),
                argument.path("name").textValue(),
                argument.path("value").textValue(),
                others);
    }
}
