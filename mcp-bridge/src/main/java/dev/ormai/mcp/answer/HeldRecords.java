package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Lock;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import java.util.List;
import java.util.Optional;

/** Records as they are before a write, and held until it has ended. */
final class HeldRecords {
    private static final String ALIAS = "m";

    private HeldRecords() {}

    /** Of which records. */
    @FunctionalInterface
    interface Which {
        List<Expression> conditions(Conditions conditions);
    }

    /** Every field that the principal sees. */
    static Selection selection(Model model) {
        List<Field> all = List.copyOf(model.fields().values());
        return new Selection(all, all);
    }

    /** In the order of their keys, so that the same records always come in one order. */
    static BoundTree tree(Model model, Dialect dialect, Which which) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(model, ALIAS, dialect, parameters);
        Select select = Select.of(
                selection(model).read().stream()
                        .map(field -> Terms.item(conditions.column(field)))
                        .toList(),
                List.of(Terms.table(model.relation().table().id(), ALIAS)),
                Terms.and(which.conditions(conditions)));
        List<OrderItem> order = model.key().stream()
                .map(field -> new OrderItem(conditions.column(field), Optional.empty(), Optional.empty()))
                .toList();
        Lock lock = new Lock("update", List.of(), Optional.empty());
        return BoundTree.of(
                new Query(Optional.empty(), select, order, Optional.empty(), List.of(lock)), parameters, dialect);
    }
}
