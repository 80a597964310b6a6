package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.Change;
import dev.ormai.mcp.offer.Changes;
import dev.ormai.mcp.offer.ClientCapabilities;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.session.Session;
import dev.ormai.mcp.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers messages of every revision. The newest keeps nothing between two of them; the ones before may have a session, and
 * work without one too, apart from what needs it. Thread-safe; blocks while a tool works.
 */
public final class McpProtocol {
    private static final System.Logger LOG = System.getLogger(McpProtocol.class.getName());
    private static final int MOST_IN_A_BATCH = 50;
    private static final Duration SESSION_LIFE = Duration.ofMinutes(30);

    private final Methods methods;
    private final RequestStates states;
    private final Optional<Changes> announced;
    private final Changes changes;
    private final Sessions sessions;
    private final StreamLimit listeners = new StreamLimit();

    public McpProtocol(Offering offering) {
        this(offering, Clock.systemUTC());
    }

    /** @param clock by which sessions and states expire */
    public McpProtocol(Offering offering, Clock clock) {
        this.methods = new Methods(offering);
        this.states = new RequestStates(clock);
        this.announced = offering.changes();
        this.changes = offering.changes().orElseGet(Changes::new);
        this.sessions = new Sessions(changes, clock, SESSION_LIFE);
    }

    /** The sessions that were opened by messages with headers. */
    public Sessions sessions() {
        return sessions;
    }

    /** Has changes told on the session's own stream. */
    public void listen(Session session, java.util.function.Consumer<JsonNode> how) {
        session.listen(changes, (Change change) -> how.accept(Messages.of(change)));
    }

    /** Answers a message, now or, where the client has to be asked first, later. */
    public void answer(String text, Caller caller, Outlet outlet) {
        JsonNode message;
        try {
            message = McpJson.read(text);
        } catch (JsonProcessingException e) {
            LOG.log(System.Logger.Level.DEBUG, "a message is no JSON", e);
            outlet.end(Reply.error(
                    noId(),
                    new ProtocolException(
                            ProtocolException.PARSE_ERROR, "the message is no JSON, or nested too deeply")));
            return;
        }
        if (message instanceof ArrayNode batch) {
            batch(batch, caller, outlet);
        } else {
            one(message, caller, outlet);
        }
    }

    private void batch(ArrayNode messages, Caller caller, Outlet outlet) {
        if (messages.isEmpty() || messages.size() > MOST_IN_A_BATCH) {
            outlet.end(Reply.error(
                    noId(),
                    new ProtocolException(
                            ProtocolException.INVALID_REQUEST,
                            "a batch has 1 to %d messages".formatted(MOST_IN_A_BATCH))));
            return;
        }
        Batch batch = new Batch(outlet, messages.size());
        messages.forEach(message -> one(message, caller, batch.one()));
    }

    private void one(JsonNode message, Caller caller, Outlet outlet) {
        JsonNode id = message.path("id");
        JsonNode shownId = id.isTextual() || id.isNumber() ? id : noId();
        try {
            if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
                throw new ProtocolException(ProtocolException.INVALID_REQUEST, "the message is no JSON-RPC 2.0");
            }
            if (!message.has("method")) {
                outlet.end(Reply.nothing());
                caller.session().ifPresent(session -> session.answered(id.asText(), message));
                return;
            }
            Request request = Request.of(message, caller.headers());
            if (!message.has("id")) {
                outlet.end(Reply.nothing());
                notified(request, caller);
                return;
            }
            if (shownId.isNull()) {
                throw new ProtocolException(
                        ProtocolException.INVALID_REQUEST, "the id is neither a string nor a number");
            }
            requested(request, caller, outlet);
        } catch (ProtocolException e) {
            outlet.end(Reply.error(shownId, e));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a message could not be answered", e);
            outlet.end(Reply.error(
                    shownId,
                    new ProtocolException(ProtocolException.INTERNAL_ERROR, "the message could not be answered")));
        }
    }

    private void requested(Request request, Caller caller, Outlet outlet) throws ProtocolException {
        if (!request.stateless() && request.method().equals("initialize")) {
            outlet.end(initialized(request, caller));
        } else if (request.stateless() && request.method().equals("subscriptions/listen") && announced.isPresent()) {
            Subscription.open(request, caller, outlet, announced.get(), listeners);
        } else {
            new RunningRequest(methods, states, request, caller, outlet).begin();
        }
    }

    private static void notified(Request request, Caller caller) {
        if (request.method().equals("notifications/cancelled")) {
            caller.session()
                    .flatMap(session -> session.inWork(request.params().path("requestId")))
                    .ifPresent(Cancellation::cancel);
        }
    }

    private Reply initialized(Request request, Caller caller) {
        String agreed =
                Revisions.agreed(request.params().path("protocolVersion").asText());
        ClientCapabilities client = new ClientCapabilities(request.params().path("capabilities"));
        Reply reply = Reply.result(request.id(), methods.initialized(agreed));
        if (caller.session().isPresent()) {
            caller.session().get().agree(agreed, client);
            return reply;
        }
        Optional<Session> opened = caller.headers().isPresent() ? sessions.open(caller.principal()) : Optional.empty();
        opened.ifPresent(session -> session.agree(agreed, client));
        return opened.map(session -> reply.opening(session.id())).orElse(reply);
    }

    private static JsonNode noId() {
        return JsonNodeFactory.instance.nullNode();
    }
}
