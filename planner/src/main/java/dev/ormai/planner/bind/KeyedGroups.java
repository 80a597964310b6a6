package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TreeMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the columns that a primary key in a GROUP BY determines. Over a table the database lets them stand ungrouped;
 * over a sub-select it does not, so they are added to the GROUP BY, which changes no group.
 * <pre>
 * select o.id, o.status from orders o group by o.id   →   … group by o.id, o.status
 * </pre>
 */
final class KeyedGroups {
    private final Binding binding;
    private final Scope scope;

    KeyedGroups(Binding binding, Scope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    void find(Select select, List<OrderItem> orderBy) {
        Optional<GroupBy> groupBy = select.groupBy();
        if (groupBy.isEmpty() || !plain(groupBy.get())) {
            return;
        }
        Set<ColumnReference> grouped = new LinkedHashSet<>();
        groupBy.get().items().forEach(item -> {
            if (((GroupItem.Plain) item).expression() instanceof ColumnReference reference) {
                grouped.add(reference);
            }
        });
        List<ColumnReference> added = new ArrayList<>();
        for (Source source : scope.sources()) {
            if (source.relation().isPresent() && keyed(source, grouped)) {
                added.addAll(missing(source, grouped, named(select, orderBy)));
            }
        }
        if (!added.isEmpty()) {
            binding.keyedGroups.put(select, List.copyOf(added));
        }
    }

    private static boolean plain(GroupBy groupBy) {
        return !groupBy.withRollup() && groupBy.items().stream().allMatch(i -> i instanceof GroupItem.Plain);
    }

    /** Whether every column of the source's primary key is grouped, unmasked. */
    private boolean keyed(Source source, Set<ColumnReference> grouped) {
        PolicyRelation relation = source.relation().orElseThrow();
        List<String> key = relation.table().primaryKey();
        return !key.isEmpty()
                && key.stream()
                        .allMatch(column ->
                                relation.column(column).map(c -> !c.masked()).orElse(false)
                                        && grouped.stream().anyMatch(g -> means(g, source, column)));
    }

    private List<ColumnReference> missing(Source source, Set<ColumnReference> grouped, Set<ColumnReference> named) {
        List<ColumnReference> missing = new ArrayList<>();
        for (RelationColumn column : source.relation().orElseThrow().columns()) {
            String name = column.column().name();
            boolean needed = named.stream().anyMatch(r -> means(r, source, name));
            boolean there = grouped.stream().anyMatch(g -> means(g, source, name));
            if (needed && !there) {
                missing.add(ColumnReference.of(source.name().orElseThrow(), name));
            }
        }
        return missing;
    }

    private boolean means(ColumnReference reference, Source source, String column) {
        if (!binding.rules.sameColumn(reference.column(), column)) {
            return false;
        }
        if (reference.qualifier().isEmpty()) {
            return scope.having(column, binding.rules).equals(List.of(source));
        }
        return ColumnResolver.qualifiedSource(binding, scope, reference.qualifier())
                .filter(s -> s.equals(source))
                .isPresent();
    }

    /** Every column that the results, HAVING or ORDER BY name; of a star, all. */
    private Set<ColumnReference> named(Select select, List<OrderItem> orderBy) {
        Set<ColumnReference> named = new LinkedHashSet<>();
        TreeMapper collector = new TreeMapper() {
            @Override
            public Expression expression(Expression expression) {
                if (expression instanceof ColumnReference reference) {
                    named.add(reference);
                }
                return super.expression(expression);
            }
        };
        for (SelectItem item : select.items()) {
            if (item instanceof SelectItem.AllColumns all) {
                named.addAll(everything(all));
            } else {
                collector.selectItem(item);
            }
        }
        select.having().ifPresent(collector::expression);
        collector.orderItems(orderBy);
        return named;
    }

    private List<ColumnReference> everything(SelectItem.AllColumns all) {
        List<Source> sources = all.qualifier()
                .map(q -> ColumnResolver.qualifiedSource(binding, scope, q.parts()).stream()
                        .toList())
                .orElse(scope.sources());
        return sources.stream()
                .filter(source -> source.relation().isPresent())
                .flatMap(source -> source.columns().names().stream()
                        .flatMap(Optional::stream)
                        .map(name -> ColumnReference.of(source.name().orElseThrow(), name)))
                .toList();
    }
}
