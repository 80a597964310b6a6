package dev.ormai.mcp.http;

import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.offer.Tools;
import dev.ormai.mcp.protocol.McpProtocol;
import java.util.Optional;
import java.util.Set;

/**
 * What is served, and to whom.
 *
 * @param tools the same as the protocol's, for callers that do not speak it
 * @param resource how tokens are got; absent where none are taken
 * @param hosts names under which clients may address the server beside loopback ones
 */
public record HttpService(
        McpProtocol protocol, Tools tools, Callers callers, Optional<ProtectedResource> resource, Set<String> hosts) {
    public HttpService {
        hosts = Set.copyOf(hosts);
    }
}
