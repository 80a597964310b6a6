package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.Change;
import dev.ormai.mcp.offer.Changes;
import dev.ormai.mcp.offer.ProtocolException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** {@code subscriptions/listen}: an answer that goes on until the client leaves. Tells what the client named and nothing else. */
final class Subscription {
    private static final String ID = "io.modelcontextprotocol/subscriptionId";
    private static final int MOST_RESOURCES = 256;

    private final Request request;
    private final Outlet outlet;
    private final Set<Change.Kind> lists = EnumSet.noneOf(Change.Kind.class);
    private final Set<String> resources = new HashSet<>();

    private Subscription(Request request, Outlet outlet) throws ProtocolException {
        this.request = request;
        this.outlet = outlet;
        JsonNode wanted = request.params().path("notifications");
        if (!wanted.isObject()) {
            throw ProtocolException.invalidParams("params.notifications must be an object");
        }
        if (wanted.path("toolsListChanged").asBoolean()) {
            lists.add(Change.Kind.TOOLS);
        }
        if (wanted.path("promptsListChanged").asBoolean()) {
            lists.add(Change.Kind.PROMPTS);
        }
        if (wanted.path("resourcesListChanged").asBoolean()) {
            lists.add(Change.Kind.RESOURCES);
        }
        wanted.path("resourceSubscriptions").forEach(uri -> resources.add(uri.asText()));
        if (resources.size() > MOST_RESOURCES) {
            throw ProtocolException.invalidParams(
                    "params.notifications.resourceSubscriptions has more than %d addresses".formatted(MOST_RESOURCES));
        }
    }

    static void open(Request request, Caller caller, Outlet outlet, Changes changes, StreamLimit limit)
            throws ProtocolException {
        if (!outlet.carriesMore()) {
            throw new ProtocolException(ProtocolException.INVALID_REQUEST, "to listen takes Accept: text/event-stream");
        }
        Subscription subscription = new Subscription(request, outlet);
        Cancellation cancellation = new Cancellation();
        if (!limit.enter(caller.principal())) {
            throw new ProtocolException(ProtocolException.INVALID_REQUEST, "too many subscriptions are open");
        }
        AtomicBoolean left = new AtomicBoolean();
        Consumer<Change> listener = subscription::tell;
        cancellation.whenCancelled(() -> {
            if (left.compareAndSet(false, true)) {
                changes.forget(listener);
                limit.leave(caller.principal());
                caller.session().ifPresent(session -> session.finish(request.id()));
                outlet.drop();
            }
        });
        subscription.acknowledge();
        changes.listen(listener);
        caller.session().ifPresent(session -> session.begin(request.id(), cancellation));
        outlet.whenGone(cancellation::cancel);
    }

    private void acknowledge() {
        ObjectNode notification = Messages.notification("notifications/subscriptions/acknowledged");
        ObjectNode honored = notification.putObject("params").putObject("notifications");
        if (lists.contains(Change.Kind.TOOLS)) {
            honored.put("toolsListChanged", true);
        }
        if (lists.contains(Change.Kind.PROMPTS)) {
            honored.put("promptsListChanged", true);
        }
        if (lists.contains(Change.Kind.RESOURCES)) {
            honored.put("resourcesListChanged", true);
        }
        if (!resources.isEmpty()) {
            resources.stream().sorted().forEach(honored.putArray("resourceSubscriptions")::add);
        }
        send(notification);
    }

    private void tell(Change change) {
        boolean wanted = change.uri().map(resources::contains).orElseGet(() -> lists.contains(change.kind()));
        if (wanted) {
            send(Messages.of(change));
        }
    }

    private void send(ObjectNode notification) {
        notification.withObject("/params/_meta").set(ID, request.id());
        outlet.send(notification);
    }
}
