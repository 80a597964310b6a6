package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prompts. Thread-safe; a request may block its thread. */
public interface Prompts {
    /** Their definitions as the protocol has them, for this principal. */
    List<ObjectNode> list(Principal principal) throws ProtocolException;

    /**
     * A result with {@code messages}; absent for a name that is not known.
     *
     * @throws ProtocolException for arguments that are missing or wrong
     */
    Optional<Outcome> get(Exchange exchange, String name, Map<String, String> arguments) throws ProtocolException;
}
