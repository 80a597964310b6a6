package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Optional;

/** Resources. Thread-safe; a reading may block its thread. */
public interface Resources {
    /** Their definitions as the protocol has them, for this principal. */
    List<ObjectNode> list(Principal principal) throws ProtocolException;

    /** The templates of addresses that are not listed one by one. */
    List<ObjectNode> templates(Principal principal) throws ProtocolException;

    /** A result with {@code contents}; absent for an address that is not there, or not there for this principal. */
    Optional<Outcome> read(Exchange exchange, String uri) throws ProtocolException;
}
