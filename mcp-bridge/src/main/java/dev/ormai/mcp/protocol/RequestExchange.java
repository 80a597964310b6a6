package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.ClientCapabilities;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.mcp.session.Session;
import dev.ormai.policy.Principal;
import java.util.Map;
import java.util.Optional;

/** One round of a request, as those see it who answer it. */
final class RequestExchange implements Exchange {
    private final Request request;
    private final Caller caller;
    private final Outlet outlet;
    private final Cancellation cancellation;
    private final Round round;
    private double told = Double.NEGATIVE_INFINITY;

    RequestExchange(Request request, Caller caller, Outlet outlet, Cancellation cancellation, Round round) {
        this.request = request;
        this.caller = caller;
        this.outlet = outlet;
        this.cancellation = cancellation;
        this.round = round;
    }

    @Override
    public Principal principal() {
        return caller.principal();
    }

    @Override
    public String requestId() {
        return request.id().asText();
    }

    @Override
    public ClientCapabilities client() {
        return request.stateless()
                ? request.declared()
                : caller.session().map(Session::client).orElseGet(ClientCapabilities::none);
    }

    @Override
    public Map<String, JsonNode> inputs() {
        return round.inputs();
    }

    @Override
    public Optional<JsonNode> state() {
        return round.state();
    }

    @Override
    public synchronized void progress(double progress, double total, String message) {
        Optional<JsonNode> token = request.progressToken();
        if (token.isEmpty() || progress <= told || cancellation.isCancelled()) {
            return;
        }
        told = progress;
        ObjectNode notification = Messages.notification("notifications/progress");
        ObjectNode params = notification.putObject("params");
        params.set("progressToken", token.get());
        params.put("progress", progress).put("total", total).put("message", message);
        outlet.send(notification);
    }

    @Override
    public void log(LogLevel level, JsonNode data) {
        Optional<LogLevel> least =
                request.stateless() ? request.logLevel() : caller.session().map(Session::level);
        if (least.isEmpty() || level.compareTo(least.get()) < 0) {
            return;
        }
        ObjectNode notification = Messages.notification("notifications/message");
        notification
                .putObject("params")
                .put("level", level.word())
                .put("logger", "ormai")
                .set("data", data);
        outlet.send(notification);
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void letGo() {
        outlet.letGo();
    }
}
