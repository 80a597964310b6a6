package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One record by its key.
 *
 * @param id a value, or an object with a value for each field of a composite key
 */
public record GetRequest(String model, JsonNode id, Optional<List<String>> select, List<Include> include) {
    public GetRequest {
        select = select.map(List::copyOf);
        include = List.copyOf(include);
    }
}
