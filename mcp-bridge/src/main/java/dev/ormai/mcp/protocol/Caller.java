package dev.ormai.mcp.protocol;

import dev.ormai.mcp.session.Session;
import dev.ormai.policy.Principal;
import java.util.Optional;

/**
 * Who sent a message.
 *
 * @param headers absent for a carrier without headers
 * @param session absent before the handshake and in the revision without one
 */
public record Caller(Principal principal, Optional<Headers> headers, Optional<Session> session) {}
