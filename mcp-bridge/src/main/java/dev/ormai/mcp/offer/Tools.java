package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.Principal;
import java.util.List;

/** Tools. Thread-safe; a call may block its thread. */
public interface Tools {
    /** Their definitions as the protocol has them, for this principal. */
    List<ObjectNode> list(Principal principal) throws ProtocolException;

    /** @throws ProtocolException for a tool that is not known; what goes wrong in a known one is a result */
    Outcome call(Exchange exchange, String name, JsonNode arguments) throws ProtocolException;
}
