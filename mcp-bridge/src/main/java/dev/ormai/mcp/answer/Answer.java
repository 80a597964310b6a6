package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a call is answered with.
 *
 * @param data of the envelope
 * @param rows records in it, for the audit
 */
public record Answer(ObjectNode data, long rows) {}
