package dev.ormai.mcp.request;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A number computed over the records of a model, or one for each group of them.
 *
 * @param operation count, sum, avg, min or max
 * @param field absent for a count of records
 * @param orderBy by fields of {@code groupBy} or by {@value #VALUE}
 */
public record AggregateRequest(
        String model,
        String operation,
        Optional<String> field,
        List<Filter> where,
        List<String> groupBy,
        List<Order> orderBy,
        OptionalInt take) {
    /** What the computed number is called where groups are sorted. */
    public static final String VALUE = "value";

    public AggregateRequest {
        where = List.copyOf(where);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }
}
