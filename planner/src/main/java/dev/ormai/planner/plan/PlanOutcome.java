package dev.ormai.planner.plan;

import java.util.Optional;

/** What became of the attempt to plan a statement. */
public sealed interface PlanOutcome {
    /** There is a plan. */
    record Planned(RelationalPlan plan) implements PlanOutcome {}

    /**
     * There is none.
     *
     * @param reason in plain words, short, lower case
     * @param instead what could be written that has a plan, where that can be said
     */
    record Unplanned(String reason, Optional<String> instead) implements PlanOutcome {}
}
