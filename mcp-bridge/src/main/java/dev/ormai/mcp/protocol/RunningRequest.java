package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.InputRequest;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request from its begin to its end.
 *
 * <pre>
 * round → complete                                        → the result
 *       → input required, no handshake                    → the questions are the result; the client begins anew
 *       → input required, session → the client is asked, no thread waits → the last answer's thread makes the next round
 * </pre>
 */
final class RunningRequest {
    private static final System.Logger LOG = System.getLogger(RunningRequest.class.getName());

    private final Methods methods;
    private final RequestStates states;
    private final Request request;
    private final Caller caller;
    private final Outlet outlet;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean ended = new AtomicBoolean();

    RunningRequest(Methods methods, RequestStates states, Request request, Caller caller, Outlet outlet) {
        this.methods = methods;
        this.states = states;
        this.request = request;
        this.caller = caller;
        this.outlet = outlet;
    }

    /** Makes the first round on the calling thread. */
    void begin() {
        if (caller.session().isPresent() && !caller.session().get().begin(request.id(), cancellation)) {
            outlet.end(Reply.error(
                    request.id(),
                    new ProtocolException(
                            ProtocolException.INVALID_REQUEST,
                            "a request of this id is in work, or too many requests are")));
            return;
        }
        cancellation.whenCancelled(() -> end(outlet::drop));
        if (request.stateless() || caller.session().isEmpty()) {
            // With a session the client may come back for the answer; without one nobody can have it any more.
            outlet.whenGone(cancellation::cancel);
        }
        try {
            round(request.stateless() ? Round.of(request, states, caller) : Round.first());
        } catch (ProtocolException e) {
            end(e);
        }
    }

    private void round(Round round) {
        try {
            RequestExchange exchange = new RequestExchange(request, caller, outlet, cancellation, round);
            Outcome outcome = methods.outcome(request, exchange, caller.session());
            if (outcome instanceof Outcome.InputRequired required) {
                checkDeclared(required, exchange);
                if (request.stateless()) {
                    end(() -> outlet.end(Reply.result(request.id(), questions(required))));
                } else {
                    ask(required, round);
                }
            } else if (outcome instanceof Outcome.Complete complete) {
                end(() -> outlet.end(Reply.result(request.id(), complete.result())));
            }
        } catch (ProtocolException e) {
            end(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a message could not be answered", e);
            end(new ProtocolException(ProtocolException.INTERNAL_ERROR, "the message could not be answered"));
        }
    }

    private static void checkDeclared(Outcome.InputRequired required, RequestExchange exchange)
            throws ProtocolException {
        List<InputRequest.Kind> missing = required.requests().values().stream()
                .map(InputRequest::kind)
                .distinct()
                .filter(kind -> !exchange.client().answers(kind))
                .toList();
        if (!missing.isEmpty()) {
            throw ProtocolException.missing(missing);
        }
    }

    private ObjectNode questions(Outcome.InputRequired required) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("resultType", "input_required");
        ObjectNode requests = result.putObject("inputRequests");
        required.requests().forEach((key, question) -> requests.putObject(key)
                .put("method", question.kind().method())
                .set("params", question.params()));
        required.state()
                .ifPresent(state -> result.put("requestState", states.issue(state, request, caller.principal())));
        return result;
    }

    private void ask(Outcome.InputRequired required, Round round) throws ProtocolException {
        if (caller.session().isEmpty() || !outlet.carriesMore()) {
            throw new ProtocolException(
                    ProtocolException.INVALID_REQUEST,
                    "the client has to be asked, which takes a session and Accept: text/event-stream");
        }
        if (round.isLast()) {
            throw new ProtocolException(ProtocolException.INTERNAL_ERROR, "the request asks without end");
        }
        Map<String, JsonNode> answers = new ConcurrentHashMap<>();
        Session session = caller.session().get();
        required.requests().forEach((key, question) -> {
            String id = session.ask(response -> {
                JsonNode result = response.map(answer -> answer.path("result"))
                        .filter(JsonNode::isObject)
                        .orElseGet(JsonNodeFactory.instance::missingNode);
                if (result.isMissingNode()) {
                    end(new ProtocolException(
                            ProtocolException.INTERNAL_ERROR,
                            "the client has not answered " + question.kind().method()));
                } else if (answers.putIfAbsent(key, result) == null
                        && answers.size() == required.requests().size()
                        && !ended.get()) {
                    round(round.next(answers, required.state()));
                }
            });
            ObjectNode message = Messages.request(id, question.kind().method());
            message.set("params", question.params());
            outlet.send(message);
        });
    }

    /** The revisions with a handshake know no status of HTTP for errors of a request that was understood. */
    private void end(ProtocolException failure) {
        end(() -> outlet.end(Reply.error(request.id(), failure, request.stateless() ? failure.status() : Reply.OK)));
    }

    private void end(Runnable how) {
        if (ended.compareAndSet(false, true)) {
            caller.session().ifPresent(session -> session.finish(request.id()));
            how.run();
        }
    }
}
