package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationQuery;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts the policy relation in the place of each table of the database.
 * <pre>
 * select o.id from orders o   →   select o.id from (select t.id from shop.orders as t where t.tenant_id = ?) as o
 * </pre>
 * The sub-select names its table with the schema and its columns with its own alias, so nothing of the statement's own (a
 * common table expression, an alias, a correlated column) can stand in for what the policy means. Where an expression may fail on a row, the sub-select gets a fence.
 */
final class GuardedTables extends TreeMapper {
    private final Bound bound;
    private final Fences fences;
    private final Dialect dialect;
    private final NamedColumns columns;

    /** @param columns what of each relation is left where its table was named */
    GuardedTables(Bound bound, Fences fences, Dialect dialect, NamedColumns columns) {
        this.bound = bound;
        this.fences = fences;
        this.dialect = dialect;
        this.columns = columns;
    }

    @Override
    public FromItem from(FromItem item) {
        if (item instanceof TableReference reference && bound.tables().containsKey(reference)) {
            Alias alias =
                    reference.alias().orElseGet(() -> Alias.of(reference.name().last()));
            PolicyRelation read = columns.of(relation(reference), reference, alias.name());
            return derived(read, reference, alias, reference.hint());
        }
        return super.from(item);
    }

    @Override
    public QueryBody body(QueryBody body) {
        if (body instanceof TableBody table && bound.tables().containsKey(table)) {
            return Select.of(
                    List.of(new SelectItem.AllColumns(Optional.empty())),
                    List.of(derived(
                            relation(table), table, Alias.of(table.table().last()), Optional.empty())),
                    Optional.empty());
        }
        QueryBody mapped = super.body(body);
        List<ColumnReference> determined =
                body instanceof Select ? bound.keyedGroups().get(body) : null;
        return determined == null ? mapped : grouped((Select) mapped, determined);
    }

    private PolicyRelation relation(Object node) {
        return Objects.requireNonNull(bound.tables().get(node), "the relation of a bound table");
    }

    private DerivedTable derived(
            PolicyRelation relation, Object node, Alias alias, Optional<TableReference.IndexHint> hint) {
        Query query = fences.at(node)
                .map(fence -> RelationQuery.fenced(relation, hint, fence.conjuncts(), dialect))
                .orElseGet(() -> RelationQuery.of(relation, hint));
        return new DerivedTable(query, false, Optional.of(alias));
    }

    /** A sub-select loses the primary key on which other columns depend, so these columns are grouped as well. */
    private static Select grouped(Select select, List<ColumnReference> determined) {
        GroupBy groupBy = select.groupBy().orElseThrow();
        List<GroupItem> items = new ArrayList<>(groupBy.items());
        determined.forEach(column -> items.add(new GroupItem.Plain(column)));
        return new Select(
                select.distinct(),
                select.modifiers(),
                select.items(),
                select.from(),
                select.where(),
                Optional.of(new GroupBy(items, groupBy.withRollup())),
                select.having(),
                select.windows(),
                select.qualify());
    }

    /** A sub-select has an alias but no schema. */
    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference && reference.parts().size() > 2) {
            List<String> parts = reference.parts();
            return new ColumnReference(parts.subList(parts.size() - 2, parts.size()));
        }
        return super.expression(expression);
    }

    @Override
    public SelectItem selectItem(SelectItem item) {
        if (item instanceof SelectItem.AllColumns all && all.qualifier().isPresent()) {
            return new SelectItem.AllColumns(
                    Optional.of(QualifiedName.of(all.qualifier().get().last())));
        }
        return super.selectItem(item);
    }
}
