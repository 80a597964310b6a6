package dev.ormai.planner.plan;

import dev.ormai.planner.ColumnLineage;
import dev.ormai.planner.Cost;
import java.util.List;

/**
 * What is read off the relational plan of a statement.
 *
 * @param lineage one for each column of the result, in order
 * @param scans the tables that are read, each distinct way once, sorted by name; those of common table expressions that
 *     nobody reads are among them
 * @param text the plan as an indented tree, for people; it may hold literals of the statement
 */
public record RelationalPlan(Cost cost, List<ColumnLineage> lineage, List<PlannedScan> scans, String text) {
    public RelationalPlan {
        lineage = List.copyOf(lineage);
        scans = List.copyOf(scans);
    }

    /** Whether every table that the statement itself reads is read through its policy relation alone. */
    public boolean guarded() {
        return scans.stream().allMatch(PlannedScan::guarded);
    }
}
