package dev.ormai.mcp.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.ClientCapabilities;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.policy.Principal;
import java.util.Map;
import java.util.Optional;

/** A request whose caller is told its end and nothing before. */
record PlainExchange(Principal principal, Cancellation cancellation) implements Exchange {
    @Override
    public String requestId() {
        return "";
    }

    @Override
    public ClientCapabilities client() {
        return ClientCapabilities.none();
    }

    @Override
    public Map<String, JsonNode> inputs() {
        return Map.of();
    }

    @Override
    public Optional<JsonNode> state() {
        return Optional.empty();
    }

    @Override
    public void progress(double progress, double total, String message) {
        // Nobody listens.
    }

    @Override
    public void log(LogLevel level, JsonNode data) {
        // Nobody listens.
    }

    @Override
    public void letGo() {
        // There is nothing to come back to.
    }
}
