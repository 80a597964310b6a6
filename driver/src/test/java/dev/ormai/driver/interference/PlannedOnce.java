package dev.ormai.driver.interference;

import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.SqlRequest;
import org.jspecify.annotations.Nullable;

/**
 * Gives the plan that was just made to the next one who asks for the same: two states of one schema, whose catalogs differ in
 * nothing, need one. Half of the time of a run is saved by that. Not thread-safe.
 */
final class PlannedOnce implements SqlPlanner {
    private final SqlPlanner planner;
    private @Nullable SqlRequest request;
    private @Nullable Plan plan;

    PlannedOnce(SqlPlanner planner) {
        this.planner = planner;
    }

    @Override
    public Plan plan(SqlRequest asked) {
        SqlRequest before = request;
        Plan known = plan;
        if (before != null
                && known != null
                && asked.sql().equals(before.sql())
                && asked.parameters() == before.parameters()
                && asked.principal().equals(before.principal())
                && asked.policy().version().equals(before.policy().version())
                && asked.scope().equals(before.scope())
                && asked.catalog().tables().equals(before.catalog().tables())) {
            return known;
        }
        Plan made = planner.plan(asked);
        request = asked;
        plan = made;
        return made;
    }
}
