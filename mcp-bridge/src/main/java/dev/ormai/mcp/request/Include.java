package dev.ormai.mcp.request;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Related records of each record.
 *
 * @param select absent: every permitted field
 * @param take how many for each record
 */
public record Include(
        String relation,
        Optional<List<String>> select,
        List<Filter> where,
        List<Order> orderBy,
        OptionalInt take,
        List<Include> include) {
    public Include {
        select = select.map(List::copyOf);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
        include = List.copyOf(include);
    }

    /** Levels, this one among them. */
    public int depth() {
        return 1 + depth(include);
    }

    /** Levels of a list of includes. */
    public static int depth(List<Include> includes) {
        return includes.stream().mapToInt(Include::depth).max().orElse(0);
    }
}
