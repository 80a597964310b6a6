package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The same new values for several records.
 *
 * @param ids one for each record
 * @param approvalId absent unless somebody approved this very call
 */
public record BulkUpdateRequest(
        String model, List<JsonNode> ids, ObjectNode data, Optional<String> reason, Optional<String> approvalId) {
    /** Records of one request, as in the original. */
    public static final int MOST_IDS = 100;

    public BulkUpdateRequest {
        ids = List.copyOf(ids);
    }
}
