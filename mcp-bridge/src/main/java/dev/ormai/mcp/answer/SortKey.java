package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.request.Order;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One field that records are sorted by. Records without a value come last in both directions, on every database. */
record SortKey(Field field, boolean descending) {
    /**
     * The order that was asked for, and behind it the model's key, so that no two records have the same place.
     *
     * @throws RefusedException for a field that cannot be sorted by
     */
    static List<SortKey> total(Model model, List<Order> orderBy) {
        List<SortKey> keys = new ArrayList<>();
        for (Order order : orderBy) {
            Field field = model.field(order.field());
            if (!field.kind().isComparable()) {
                throw new RefusedException(Refusal.of(
                                ErrorCode.VALIDATION_ERROR,
                                "'order_by' cannot name field '%s': it is of type %s"
                                        .formatted(field.name(), field.kind().word()),
                                "Sort by another field")
                        .with("field", field.name()));
            }
            keys.add(new SortKey(field, order.descending()));
        }
        model.key().stream()
                .filter(key -> keys.stream().noneMatch(sorted -> sorted.field().equals(key)))
                .forEach(key -> keys.add(new SortKey(key, false)));
        return keys;
    }

    List<OrderItem> items(Expression column, Dialect dialect) {
        Optional<OrderItem.Direction> direction =
                descending ? Optional.of(OrderItem.Direction.DESCENDING) : Optional.empty();
        if (!field.nullable()) {
            return List.of(new OrderItem(column, direction, Optional.empty()));
        }
        return switch (dialect) {
            case POSTGRESQL, H2 -> List.of(new OrderItem(column, direction, Optional.of(OrderItem.Nulls.LAST)));
            case MYSQL ->
                List.of(
                        new OrderItem(Terms.isNull(column, false), Optional.empty(), Optional.empty()),
                        new OrderItem(column, direction, Optional.empty()));
        };
    }
}
