package dev.ormai.planner.bind;

import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A query whose names are known.
 *
 * @param tables the relation behind each reference to a table of the database, by the node itself; a reference that is
 *     not here names a common table expression
 * @param keyedGroups the columns that the primary key in a GROUP BY determines, by the select itself
 * @param uses every relation read, in order of first mention
 * @param functions every function called, lower case
 */
public record Bound(
        Query query,
        Map<Object, PolicyRelation> tables,
        Map<Select, List<ColumnReference>> keyedGroups,
        List<RelationUse> uses,
        Set<String> functions) {

    /** This query with all that another one touches. */
    Bound and(Bound other) {
        Touched touched = new Touched();
        touched.add(this);
        touched.add(other);
        Map<Object, PolicyRelation> both = new IdentityHashMap<>(tables);
        both.putAll(other.tables);
        Map<Select, List<ColumnReference>> groups = new IdentityHashMap<>(keyedGroups);
        groups.putAll(other.keyedGroups);
        return new Bound(query, both, groups, touched.uses(), touched.functions());
    }

    public List<TableId> tableIds() {
        return uses.stream().map(use -> use.relation().table().id()).toList();
    }
}
