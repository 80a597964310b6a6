package dev.ormai.mcp.offer;

/**
 * What a server says of itself.
 *
 * @param instructions for the model that works with it
 */
public record ServerInfo(String name, String version, String instructions) {}
