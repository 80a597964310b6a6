package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The schemas used last, found by the identity of catalog and relations. Thread-safe; bounded. */
final class PlanningSchemas {
    /** As many classes of principals as are planned for in turn; each holds what its plans were made of. */
    private static final int MOST = 64;

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(
            Catalog catalog, Map<TableId, PolicyRelation> relations, PlanTypes types, PlanningSchema schema) {}

    /** Comparing maps of relations by value would cost as much as planning. */
    @SuppressWarnings("ReferenceEquality")
    synchronized PlanningSchema of(Catalog catalog, Map<TableId, PolicyRelation> relations, PlanTypes types) {
        for (Entry entry : entries) {
            if (entry.catalog == catalog && entry.relations == relations && entry.types == types) {
                return entry.schema;
            }
        }
        PlanningSchema schema = new PlanningSchema(catalog, relations, types);
        entries.addFirst(new Entry(catalog, relations, types, schema));
        if (entries.size() > MOST) {
            entries.removeLast();
        }
        return schema;
    }
}
