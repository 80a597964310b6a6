package dev.ormai.mcp.session;

import java.util.Optional;

/** The open response that carries a stream of events. Thread-safe; never blocks. */
public interface EventSink {
    /**
     * One event.
     *
     * @param id by which a client says what it has seen
     * @param data empty for an event that only tells its id
     */
    void event(Optional<String> id, String data);

    /** No more events on this response. */
    void end();
}
