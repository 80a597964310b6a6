package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.session.Session;
import dev.ormai.policy.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each method comes to. Thread-safe. */
final class Methods {
    private final Offering offering;
    private final SelfDescription self;

    Methods(Offering offering) {
        this.offering = offering;
        this.self = new SelfDescription(offering);
    }

    Outcome outcome(Request request, Exchange exchange, Optional<Session> session) throws ProtocolException {
        return request.stateless() ? stateless(request, exchange) : withHandshake(request, exchange, session);
    }

    private Outcome stateless(Request request, Exchange exchange) throws ProtocolException {
        Outcome outcome =
                switch (request.method()) {
                    case "server/discover" -> complete(self.discovered());
                    case "completion/complete" -> complete(completed(request, exchange));
                    default -> common(request, exchange);
                };
        if (outcome instanceof Outcome.Complete complete) {
            ObjectNode result = complete.result().put("resultType", "complete");
            self.sign(result);
            return complete(isKept(request.method()) ? kept(result) : result);
        }
        return outcome;
    }

    private Outcome withHandshake(Request request, Exchange exchange, Optional<Session> session)
            throws ProtocolException {
        return switch (request.method()) {
            case "ping" -> complete(empty());
            case "completion/complete" -> complete(completed(request, exchange));
            case "logging/setLevel" -> complete(level(request, session));
            case "resources/subscribe" -> complete(subscribed(request, session));
            case "resources/unsubscribe" -> complete(unsubscribed(request, session));
            default -> common(request, exchange);
        };
    }

    private Outcome common(Request request, Exchange exchange) throws ProtocolException {
        Principal principal = exchange.principal();
        return switch (request.method()) {
            case "tools/list" -> listed(request, "tools", offering.tools().list(principal));
            case "tools/call" -> offering.tools().call(exchange, request.text("name"), arguments(request));
            case "prompts/list" -> listed(request, "prompts", offering.prompts().list(principal));
            case "prompts/get" -> prompt(request, exchange);
            case "resources/list" ->
                listed(request, "resources", offering.resources().list(principal));
            case "resources/templates/list" ->
                listed(request, "resourceTemplates", offering.resources().templates(principal));
            case "resources/read" -> read(request, exchange);
            default -> throw unknown(request);
        };
    }

    static ProtocolException unknown(Request request) {
        return new ProtocolException(ProtocolException.METHOD_NOT_FOUND, "Method not found: " + request.method());
    }

    private static boolean isKept(String method) {
        return method.endsWith("/list") || method.equals("server/discover") || method.equals("resources/read");
    }

    /** What is listed depends on the caller and on a policy that may change. */
    private static ObjectNode kept(ObjectNode result) {
        return result.put("ttlMs", 0).put("cacheScope", "private");
    }

    private static Outcome complete(ObjectNode result) {
        return new Outcome.Complete(result);
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Outcome listed(Request request, String name, List<ObjectNode> definitions) throws ProtocolException {
        if (request.params().hasNonNull("cursor")) {
            throw ProtocolException.invalidParams("the list has one page, and so no cursor");
        }
        ObjectNode result = empty();
        ArrayNode list = result.putArray(name);
        definitions.forEach(list::add);
        return complete(result);
    }

    private static JsonNode arguments(Request request) {
        JsonNode given = request.params().path("arguments");
        return given.isMissingNode() || given.isNull() ? empty() : given;
    }

    private Outcome read(Request request, Exchange exchange) throws ProtocolException {
        String uri = request.text("uri");
        Optional<Outcome> outcome = offering.resources().read(exchange, uri);
        if (outcome.isEmpty()) {
            throw new ProtocolException(
                    request.stateless() ? ProtocolException.INVALID_PARAMS : ProtocolException.RESOURCE_NOT_FOUND,
                    "Resource not found",
                    Optional.of(empty().put("uri", uri)));
        }
        return outcome.get();
    }

    private Outcome prompt(Request request, Exchange exchange) throws ProtocolException {
        String name = request.text("name");
        Optional<Outcome> outcome =
                offering.prompts().get(exchange, name, texts(arguments(request), "params.arguments"));
        if (outcome.isEmpty()) {
            throw ProtocolException.invalidParams("Unknown prompt: " + name);
        }
        return outcome.get();
    }

    private static Map<String, String> texts(JsonNode given, String where) throws ProtocolException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (!entry.getValue().isTextual()) {
                throw ProtocolException.invalidParams(where + " must be strings");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }

    private ObjectNode completed(Request request, Exchange exchange) throws ProtocolException {
        return CompletionReader.result(offering.completions(), request, exchange.principal());
    }

    private static ObjectNode level(Request request, Optional<Session> session) throws ProtocolException {
        LogLevel level = LogLevel.of(request.text("level"))
                .orElseThrow(() -> ProtocolException.invalidParams("params.level is none of the known levels"));
        // Without a session nothing is kept, and nothing is told that would have to be kept back.
        session.ifPresent(known -> known.level(level));
        return empty();
    }

    private ObjectNode subscribed(Request request, Optional<Session> session) throws ProtocolException {
        String uri = request.text("uri");
        if (offering.changes().isEmpty()) {
            throw unknown(request);
        }
        if (session.isEmpty() || !session.get().subscribe(uri)) {
            throw new ProtocolException(
                    ProtocolException.INVALID_REQUEST,
                    session.isEmpty() ? "a subscription needs a session" : "the session has too many subscriptions");
        }
        return empty();
    }

    private ObjectNode unsubscribed(Request request, Optional<Session> session) throws ProtocolException {
        String uri = request.text("uri");
        if (offering.changes().isEmpty()) {
            throw unknown(request);
        }
        session.ifPresent(known -> known.unsubscribe(uri));
        return empty();
    }

    /** @param agreed the revision */
    ObjectNode initialized(String agreed) {
        return self.initialized(agreed);
    }
}
