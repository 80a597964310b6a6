package dev.ormai.mcp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.mcp.protocol.Outlet;
import dev.ormai.mcp.protocol.Reply;
import dev.ormai.mcp.session.EventStream;
import dev.ormai.mcp.session.Session;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The way back of one posted message: JSON if there is nothing but the reply, events as soon as there is more. In a session the
 * events are kept for a client that loses the connection. Thread-safe.
 */
final class HttpOutlet implements Outlet {
    static final String SESSION = "Mcp-Session-Id";

    /** From here on clients understand an event without data. */
    private static final String PRIMED = "2025-11-25";

    private final Response response;
    private final boolean acceptsEvents;
    private final Optional<Session> session;
    private final Executor cancellers;
    private final List<Runnable> whenGone = new ArrayList<>();
    private Optional<EventStream> kept = Optional.empty();
    private boolean streaming;
    private boolean ended;
    private boolean gone;

    HttpOutlet(Response response, boolean acceptsEvents, Optional<Session> session, Executor cancellers) {
        this.response = response;
        this.acceptsEvents = acceptsEvents;
        this.session = session;
        this.cancellers = cancellers;
        response.whenGone(this::gone);
    }

    @Override
    public boolean carriesMore() {
        return acceptsEvents;
    }

    @Override
    public synchronized void send(ObjectNode message) {
        boolean notification = !message.has("id");
        // Whoever does not read loses notifications, so that they fill no memory here.
        if (ended || !acceptsEvents || (notification && !response.isTaken())) {
            return;
        }
        stream();
        event(McpJson.write(message));
    }

    private void stream() {
        if (!streaming) {
            streaming = true;
            response.stream();
            kept = session.map(
                    owner -> owner.streams().open(response, owner.version().compareTo(PRIMED) >= 0));
        }
    }

    private void event(String data) {
        if (kept.isPresent()) {
            kept.get().send(data);
        } else {
            response.event(Optional.empty(), data);
        }
    }

    private void endStream() {
        if (kept.isPresent()) {
            kept.get().end();
        } else {
            response.end();
        }
    }

    @Override
    public synchronized void end(Reply reply) {
        if (ended) {
            return;
        }
        ended = true;
        if (streaming) {
            reply.body().map(McpJson::write).ifPresent(this::event);
            endStream();
        } else {
            response.whole(
                    HttpResponseStatus.valueOf(reply.status()),
                    reply.body().map(McpJson::write).orElse(""),
                    reply.session().map(id -> Map.of(SESSION, id)).orElseGet(Map::of));
        }
    }

    @Override
    public synchronized void drop() {
        if (ended) {
            return;
        }
        ended = true;
        if (streaming) {
            endStream();
        } else if (acceptsEvents) {
            response.stream();
            response.end();
        } else {
            response.whole(HttpResponseStatus.NO_CONTENT, "", Map.of());
        }
    }

    @Override
    public synchronized void letGo() {
        if (!ended && acceptsEvents && session.isPresent()) {
            stream();
            kept.ifPresent(EventStream::letGo);
        }
    }

    @Override
    public void whenGone(Runnable action) {
        synchronized (this) {
            if (!gone) {
                whenGone.add(action);
                return;
            }
        }
        cancellers.execute(action);
    }

    private void gone() {
        List<Runnable> due;
        synchronized (this) {
            gone = true;
            kept.ifPresent(stream -> stream.lost(response));
            due = List.copyOf(whenGone);
            whenGone.clear();
        }
        due.forEach(cancellers::execute);
    }
}
