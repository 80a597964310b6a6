package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One entry of a {@code where}; all entries of a list hold. */
public sealed interface Filter {
    /**
     * A field compared with a value.
     *
     * @param place where it stands in the request, for messages
     * @param value as it was given; its type is the field's affair
     */
    record Comparison(String place, String field, Operator operator, JsonNode value) implements Filter {}

    /** One of these holds. */
    record AnyOf(List<Comparison> clauses) implements Filter {
        public AnyOf {
            clauses = List.copyOf(clauses);
        }
    }
}
