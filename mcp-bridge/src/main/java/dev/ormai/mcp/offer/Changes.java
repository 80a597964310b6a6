package dev.ormai.mcp.offer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells changes to whoever listens at that moment. Thread-safe. */
public final class Changes {
    private final Set<Consumer<Change>> listeners = ConcurrentHashMap.newKeySet();

    /** Tells everybody, on the calling thread. */
    public void announce(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    /** @param listener is told until it is forgotten, and must not block */
    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Told no more. */
    public void forget(Consumer<Change> listener) {
        listeners.remove(listener);
    }
}
