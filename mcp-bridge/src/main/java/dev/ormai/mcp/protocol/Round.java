package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.mcp.offer.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt at a request: what the client has answered since the attempt before.
 *
 * @param number from 0
 */
record Round(int number, Map<String, JsonNode> inputs, Optional<JsonNode> state) {
    /** A request that asks and asks has lost its way. */
    private static final int MOST = 16;

    Round {
        inputs = Map.copyOf(inputs);
    }

    static Round first() {
        return new Round(0, Map.of(), Optional.empty());
    }

    /** As a request of the revision without a handshake brings it along. */
    static Round of(Request request, RequestStates states, Caller caller) throws ProtocolException {
        JsonNode given = request.params().path("inputResponses");
        Map<String, JsonNode> inputs = new LinkedHashMap<>();
        if (!given.isMissingNode()) {
            if (!given.isObject()) {
                throw ProtocolException.invalidParams("params.inputResponses must be an object");
            }
            for (Map.Entry<String, JsonNode> input : given.properties()) {
                if (!input.getValue().isObject()) {
                    throw ProtocolException.invalidParams("each of params.inputResponses must be an object");
                }
                inputs.put(input.getKey(), input.getValue());
            }
        }
        Optional<JsonNode> state = Optional.empty();
        if (request.params().has("requestState")) {
            state = Optional.of(states.open(request.text("requestState"), request, caller.principal()));
        }
        return new Round(0, inputs, state);
    }

    Round next(Map<String, JsonNode> answers, Optional<JsonNode> kept) {
        return new Round(number + 1, answers, kept);
    }

    boolean isLast() {
        return number >= MOST;
    }
}
