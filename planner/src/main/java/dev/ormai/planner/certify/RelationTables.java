package dev.ormai.planner.certify;

import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.RelationQuery;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Every table that the relations of a statement name: their own and the parents that permit their rows. */
final class RelationTables {
    private RelationTables() {}

    static Set<TableId> of(Bound bound) {
        Set<TableId> tables = new LinkedHashSet<>();
        TreeMapper collector = collector(tables);
        bound.uses().forEach(use -> collector.query(RelationQuery.of(use.relation(), Optional.empty())));
        return tables;
    }

    /** Every table in an expression of ours. */
    static Set<TableId> of(Expression expression) {
        Set<TableId> tables = new LinkedHashSet<>();
        collector(tables).expression(expression);
        return tables;
    }

    private static TreeMapper collector(Set<TableId> tables) {
        return new TreeMapper() {
            @Override
            public FromItem from(FromItem item) {
                if (item instanceof TableReference reference) {
                    tables.add(new TableId(
                            reference.name().parts().get(0), reference.name().last()));
                }
                return super.from(item);
            }
        };
    }
}
