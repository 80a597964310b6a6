package dev.ormai.mcp.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The streams of one session. Those that ended are kept for a client that lost its connection, the newest of them. Thread-safe. */
public final class EventStreams {
    /** The stream that belongs to no request. */
    private static final String OWN = "own";

    private static final int MOST_ENDED = 16;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Map<String, EventStream> byName = new LinkedHashMap<>();
    private long opened;

    EventStreams() {
        byName.put(OWN, new EventStream(OWN));
    }

    /**
     * A stream for a request.
     *
     * @param prime whether the client understands an event without data, which tells it where to come back
     */
    public EventStream open(EventSink sink, boolean prime) {
        EventStream stream;
        synchronized (this) {
            String name = Long.toString(++opened);
            stream = new EventStream(name);
            byName.put(name, stream);
            forgetOld();
        }
        stream.carriedBy(sink, prime);
        return stream;
    }

    /** The session's own stream, on this response from now on. */
    public EventStream listen(EventSink sink) {
        EventStream own = own();
        own.carriedBy(sink, false);
        return own;
    }

    /** Goes on where the client stopped; absent for an event that is not known or known no more. */
    public Optional<EventStream> resume(String lastEventId, EventSink sink) {
        int dash = lastEventId.lastIndexOf('-');
        String seen = lastEventId.substring(dash + 1);
        if (dash < 1 || !seen.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        Optional<EventStream> stream = find(lastEventId.substring(0, dash));
        stream.ifPresent(found -> found.resumedBy(sink, Long.parseLong(seen)));
        return stream;
    }

    /** Tells the session's own stream, if the client has opened it. */
    public void tell(String data) {
        EventStream own = own();
        if (own.isCarried()) {
            own.send(data);
        }
    }

    boolean isListenedTo() {
        return own().isCarried();
    }

    synchronized void end() {
        byName.values().forEach(EventStream::end);
        byName.clear();
    }

    private synchronized Optional<EventStream> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private synchronized EventStream own() {
        return byName.computeIfAbsent(OWN, EventStream::new);
    }

    private void forgetOld() {
        long ended = byName.values().stream().filter(EventStream::isEnded).count();
        long characters =
                byName.values().stream().mapToLong(EventStream::characters).sum();
        Iterator<EventStream> oldest = byName.values().iterator();
        while (oldest.hasNext() && (ended > MOST_ENDED || characters > MOST_CHARACTERS)) {
            EventStream stream = oldest.next();
            if (stream.isEnded()) {
                oldest.remove();
                ended--;
                characters -= stream.characters();
            }
        }
    }
}
