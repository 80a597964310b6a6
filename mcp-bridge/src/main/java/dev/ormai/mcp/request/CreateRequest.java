package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A new record.
 *
 * @param data a value for each field that is set
 * @param returnFields absent: the fields that were set
 * @param approvalId absent unless somebody approved this very call
 */
public record CreateRequest(
        String model,
        ObjectNode data,
        Optional<String> reason,
        Optional<List<String>> returnFields,
        Optional<String> approvalId) {
    public CreateRequest {
        returnFields = returnFields.map(List::copyOf);
    }
}
