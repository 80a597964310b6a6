package dev.ormai.planner.bind;

import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.Query;
import java.util.List;
import java.util.Optional;

/** Finds out what the names of a query mean. Pure. */
public final class Binder {
    private Binder() {}

    /**
     * @throws dev.ormai.policy.RefusedException for a table or column that does not exist for the principal, and for a
     *     name that may mean two things
     */
    public static Bound bind(Query query, GuardedSchema schema) {
        Binding binding = new Binding(schema);
        new QueryBinder(binding).bind(query, CommonTables.NONE, Optional.empty());
        Touched touched = binding.touched;
        List<RelationUse> uses = touched.uses();
        if (binding.rules == NameRules.IGNORING_CASE) {
            SimilarNames.check(query, uses);
        }
        return new Bound(query, binding.tables, binding.keyedGroups, uses, touched.functions());
    }
}
