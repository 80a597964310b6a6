package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a message is answered with.
 *
 * @param status of HTTP; carriers without one ignore it
 * @param body absent where there is nothing to say, as to a notification
 */
public record Reply(int status, Optional<JsonNode> body) {
    private static final int ACCEPTED = 202;

    static Reply nothing() {
        return new Reply(ACCEPTED, Optional.empty());
    }
}
