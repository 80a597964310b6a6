package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tool as it is listed.
 *
 * @param inputSchema JSON Schema of its arguments, for the principal it is listed for
 * @param outputSchema JSON Schema of the envelope that it answers with
 * @param effects of a call of it by this principal
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        ObjectNode inputSchema,
        ObjectNode outputSchema,
        ToolEffects effects) {}
