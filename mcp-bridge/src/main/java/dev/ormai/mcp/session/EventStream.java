package dev.ormai.mcp.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Events of one request, or of one session, that a client who lost the connection can have again. The newest are kept, by
 * number and size. Thread-safe.
 */
public final class EventStream {
    private static final int MOST_EVENTS = 256;

    /** An answer has one MiB at most where a policy sets no other limit; a few smaller ones fit beside it. */
    private static final int MOST_CHARACTERS = 2 << 20;

    private final String name;
    private final Deque<Event> kept = new ArrayDeque<>();
    private Optional<EventSink> sink = Optional.empty();
    private long number;
    private int characters;
    private boolean ended;

    private record Event(long number, String data) {}

    EventStream(String name) {
        this.name = name;
    }

    /** The response that carries it from now on; one that did so before is ended. */
    synchronized void carriedBy(EventSink next, boolean prime) {
        sink.ifPresent(EventSink::end);
        sink = Optional.of(next);
        if (prime) {
            next.event(Optional.of(id(number)), "");
        }
    }

    /** Everything after the event of this number, and then what comes. */
    synchronized void resumedBy(EventSink next, long after) {
        sink.ifPresent(EventSink::end);
        sink = Optional.of(next);
        for (Event event : kept) {
            if (event.number() > after) {
                next.event(Optional.of(id(event.number())), event.data());
            }
        }
        if (ended) {
            next.end();
        }
    }

    /** One more event. */
    public synchronized void send(String data) {
        if (ended) {
            return;
        }
        number++;
        kept.add(new Event(number, data));
        characters += data.length();
        while (kept.size() > MOST_EVENTS || (characters > MOST_CHARACTERS && kept.size() > 1)) {
            characters -= kept.remove().data().length();
        }
        sink.ifPresent(carrier -> carrier.event(Optional.of(id(number)), data));
    }

    /** No more events. */
    public synchronized void end() {
        ended = true;
        sink.ifPresent(EventSink::end);
        sink = Optional.empty();
    }

    /** Lets the response go; what comes is kept. */
    public synchronized void letGo() {
        sink.ifPresent(EventSink::end);
        sink = Optional.empty();
    }

    /** The response is gone; what comes is kept. */
    public synchronized void lost(EventSink carrier) {
        if (sink.isPresent() && sink.get() == carrier) {
            sink = Optional.empty();
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized boolean isCarried() {
        return sink.isPresent();
    }

    synchronized int characters() {
        return characters;
    }

    private String id(long event) {
        return name + "-" + event;
    }
}
