package dev.ormai.planner.plan;

/** What became of the attempt to plan a statement. */
public sealed interface PlanOutcome {
    /** There is a plan. */
    record Planned(RelationalPlan plan) implements PlanOutcome {}

    /** @param reason in plain words, short, lower case */
    record Unplanned(String reason) implements PlanOutcome {}
}
