package dev.ormai.mcp.request;

/** One field to sort by. */
public record Order(String field, boolean descending) {}
