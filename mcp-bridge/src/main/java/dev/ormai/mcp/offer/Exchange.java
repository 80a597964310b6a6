package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.policy.Principal;
import java.util.Map;
import java.util.Optional;

/** One request and its way back to the client. What is told after the request has ended goes nowhere. Thread-safe. */
public interface Exchange {
    /** For whom it works. */
    Principal principal();

    /** The client's own name for the request; empty if it has none. */
    String requestId();

    /** What the client can do. */
    ClientCapabilities client();

    /** The client's answers to the questions of the round before, by their keys; written by the client, so they prove nothing. */
    Map<String, JsonNode> inputs();

    /** The state of the round before, exactly as it was given out. */
    Optional<JsonNode> state();

    /**
     * How far the work is, if the client wants to know; passed over where it is no more than what was told before.
     *
     * @param total what {@code progress} will be in the end
     */
    void progress(double progress, double total, String message);

    /** Something that the client may write to its log, if it wants this level. */
    void log(LogLevel level, JsonNode data);

    /** Ends when the client no longer wants the answer. */
    Cancellation cancellation();

    /** Lets the connection go; a client with a session comes back for the rest. */
    void letGo();
}
