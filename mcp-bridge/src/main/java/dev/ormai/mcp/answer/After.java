package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Value;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The condition of the records that come after a place in an order.
 * <pre>
 * order by a, b desc, id     after (1, 2, 3)   →   (a > 1 or a = 1 and b &lt; 2 or a = 1 and b = 2 and id > 3)
 * a may be null, last        after (null, …)   →   (a is null and …)
 * </pre>
 */
final class After {
    private After() {}

    /** @param place a value for each key; empty where the record has none */
    static Expression of(
            List<SortKey> keys, List<Optional<Value>> place, Conditions conditions, Parameters parameters) {
        List<Expression> ways = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Optional<Value> value = place.get(i);
            if (value.isEmpty()) {
                // Nothing comes after the records without a value but what the keys behind tell apart.
                continue;
            }
            List<Expression> way = new ArrayList<>();
            for (int before = 0; before < i; before++) {
                way.add(equal(keys.get(before), place.get(before), conditions, parameters));
            }
            way.add(beyond(keys.get(i), value.get(), conditions, parameters));
            ways.add(way.stream()
                    .reduce((left, right) -> new BinaryOperation(left, "and", right))
                    .orElseThrow());
        }
        return Terms.or(ways);
    }

    private static Expression equal(SortKey key, Optional<Value> value, Conditions conditions, Parameters parameters) {
        Expression column = conditions.column(key.field());
        return value.map(v -> Terms.compare(column, "=", parameters.add(v)))
                .orElseGet(() -> Terms.isNull(column, false));
    }

    private static Expression beyond(SortKey key, Value value, Conditions conditions, Parameters parameters) {
        Expression column = conditions.column(key.field());
        Expression further = Terms.compare(column, key.descending() ? "<" : ">", parameters.add(value));
        return key.field().nullable() ? Terms.or(List.of(further, Terms.isNull(column, false))) : further;
    }
}
