package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One record less.
 *
 * @param id a value, or an object with a value for each field of a composite key
 * @param hard whether it is to be removed where the policy has it marked
 * @param approvalId absent unless somebody approved this very call
 */
public record DeleteRequest(
        String model, JsonNode id, Optional<String> reason, boolean hard, Optional<String> approvalId) {}
