package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * A query with everything that may stand around its body.
 *
 * @param locks FOR UPDATE and its kin, in the order of the text
 */
public record Query(
        Optional<With> with, QueryBody body, List<OrderItem> orderBy, Optional<Limit> limit, List<Lock> locks)
        implements StatementTree {
    public Query {
        orderBy = List.copyOf(orderBy);
        locks = List.copyOf(locks);
    }

    public static Query of(QueryBody body) {
        return new Query(Optional.empty(), body, List.of(), Optional.empty(), List.of());
    }

    public Query mapChildren(TreeMapper mapper) {
        return new Query(
                with.map(w -> w.mapChildren(mapper)),
                mapper.body(body),
                mapper.orderItems(orderBy),
                limit.map(l -> l.mapChildren(mapper)),
                locks);
    }
}
