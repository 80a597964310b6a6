package dev.ormai.mcp.request;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records of a model, page by page.
 *
 * @param select absent: every permitted field
 * @param cursor where the page before ended
 * @param totalCount whether all records that match are to be counted
 */
public record QueryRequest(
        String model,
        Optional<List<String>> select,
        List<Filter> where,
        List<Order> orderBy,
        OptionalInt take,
        Optional<String> cursor,
        List<Include> include,
        boolean totalCount) {
    public QueryRequest {
        select = select.map(List::copyOf);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
        include = List.copyOf(include);
    }
}
