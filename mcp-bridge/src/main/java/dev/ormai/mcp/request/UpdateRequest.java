package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * New values for one record.
 *
 * @param id a value, or an object with a value for each field of a composite key
 * @param data a value for each field that changes
 * @param returnFields absent: the fields that were set
 * @param approvalId absent unless somebody approved this very call
 */
public record UpdateRequest(
        String model,
        JsonNode id,
        ObjectNode data,
        Optional<String> reason,
        Optional<List<String>> returnFields,
        Optional<String> approvalId) {
    public UpdateRequest {
        returnFields = returnFields.map(List::copyOf);
    }
}
