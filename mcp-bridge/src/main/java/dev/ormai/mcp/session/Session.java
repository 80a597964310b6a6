package dev.ormai.mcp.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.Change;
import dev.ormai.mcp.offer.Changes;
import dev.ormai.mcp.offer.ClientCapabilities;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.policy.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One conversation with one client, for one principal. Thread-safe. */
public final class Session {
    private static final int MOST_IN_WORK = 64;
    private static final int MOST_SUBSCRIPTIONS = 256;

    private final String id;
    private final Principal principal;
    private final AtomicLong asked = new AtomicLong();
    private final Map<String, Consumer<Optional<JsonNode>>> unanswered = new ConcurrentHashMap<>();
    private final Map<JsonNode, Cancellation> inWork = new ConcurrentHashMap<>();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private final EventStreams streams = new EventStreams();
    private final Consumer<Change> listener = this::tell;
    private volatile String version = "";
    private volatile ClientCapabilities client = ClientCapabilities.none();
    private volatile LogLevel level = LogLevel.INFO;
    private volatile Consumer<Change> teller = change -> {};
    private volatile Instant lastUsed;

    Session(String id, Principal principal, Instant now) {
        this.id = id;
        this.principal = principal;
        this.lastUsed = now;
    }

    /** The only conversation of a process that talks with whoever started it. */
    public static Session ofProcess(Principal principal) {
        return new Session("", principal, Instant.EPOCH);
    }

    public String id() {
        return id;
    }

    public Principal principal() {
        return principal;
    }

    /** What the handshake agreed on. */
    public void agree(String agreed, ClientCapabilities capabilities) {
        version = agreed;
        client = capabilities;
    }

    /** The revision that is spoken; empty before the handshake. */
    public String version() {
        return version;
    }

    public ClientCapabilities client() {
        return client;
    }

    /** The least grave message that the client wants to have. */
    public LogLevel level() {
        return level;
    }

    public void level(LogLevel wanted) {
        level = wanted;
    }

    public EventStreams streams() {
        return streams;
    }

    /** @param how carries a change to the client; must not block */
    public void listen(Changes changes, Consumer<Change> how) {
        teller = how;
        changes.listen(listener);
    }

    private void tell(Change change) {
        if (change.uri().isEmpty() || subscriptions.contains(change.uri().get())) {
            teller.accept(change);
        }
    }

    /** Changes of this resource are told; false if there are too many already. */
    public boolean subscribe(String uri) {
        return subscriptions.contains(uri) || (subscriptions.size() < MOST_SUBSCRIPTIONS && subscriptions.add(uri));
    }

    public void unsubscribe(String uri) {
        subscriptions.remove(uri);
    }

    /**
     * A request to the client goes out.
     *
     * @param answered is told the whole response, or that there will be none
     * @return the request's id
     */
    public String ask(Consumer<Optional<JsonNode>> answered) {
        String request = "ormai-" + asked.incrementAndGet();
        unanswered.put(request, answered);
        return request;
    }

    /** The client has answered a request; passed over if nothing was asked under this id. */
    public void answered(String request, JsonNode response) {
        Optional.ofNullable(unanswered.remove(request)).ifPresent(asker -> asker.accept(Optional.of(response)));
    }

    /** A request of the client begins; false if it has too many in work, or one of this id. */
    public boolean begin(JsonNode request, Cancellation cancellation) {
        return inWork.size() < MOST_IN_WORK && inWork.putIfAbsent(request, cancellation) == null;
    }

    /** It is answered. */
    public void finish(JsonNode request) {
        inWork.remove(request);
    }

    /** The client no longer wants the answer; absent if the request is not in work. */
    public Optional<Cancellation> inWork(JsonNode request) {
        return Optional.ofNullable(inWork.get(request));
    }

    Instant lastUsed() {
        return lastUsed;
    }

    void used(Instant now) {
        lastUsed = now;
    }

    /** Whether it must not expire: somebody waits for an answer, or listens. */
    boolean isBusy() {
        return inWork.size() > unanswered.size() || streams.isListenedTo();
    }

    /** Nobody is told anything any more, and what is in work is cancelled. May block. */
    public void end(Changes changes) {
        changes.forget(listener);
        unanswered.values().forEach(asker -> asker.accept(Optional.empty()));
        unanswered.clear();
        inWork.values().forEach(Cancellation::cancel);
        streams.end();
    }
}
