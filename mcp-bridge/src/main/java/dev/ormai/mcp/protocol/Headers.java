package dev.ormai.mcp.protocol;

import java.util.Optional;

/**
 * What an HTTP request says of its message beside the message.
 *
 * @param version {@code MCP-Protocol-Version}
 * @param method {@code Mcp-Method}
 * @param name {@code Mcp-Name}
 */
public record Headers(Optional<String> version, Optional<String> method, Optional<String> name) {}
