package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** What stands between the parentheses of a window. */
public record WindowSpecification(
        Optional<String> base, List<Expression> partitionBy, List<OrderItem> orderBy, Optional<Frame> frame) {
    public WindowSpecification {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    public WindowSpecification mapChildren(TreeMapper mapper) {
        return new WindowSpecification(
                base,
                mapper.expressions(partitionBy),
                mapper.orderItems(orderBy),
                frame.map(f -> new Frame(
                        f.unit(),
                        f.start().mapChildren(mapper),
                        f.end().map(e -> e.mapChildren(mapper)),
                        f.exclusion())));
    }

    /**
     * @param unit rows, range or groups
     * @param exclusion lower-case words behind EXCLUDE, such as {@code current row}
     */
    public record Frame(String unit, Bound start, Optional<Bound> end, Optional<String> exclusion) {}

    /** @param kind {@code unbounded preceding}, {@code preceding}, {@code current row}, {@code following}, {@code unbounded following} */
    public record Bound(String kind, Optional<Expression> offset) {
        Bound mapChildren(TreeMapper mapper) {
            return new Bound(kind, offset.map(mapper::expression));
        }
    }
}
