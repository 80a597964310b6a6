package dev.ormai.planner;

import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.Obligations;

/** Holds a statement's relational plan against what its policy lets it cost. */
final class Budgets {
    private Budgets() {}

    /** @throws RefusedException for a statement that is too dear, or has no plan where the policy wants one */
    static void check(EffectivePolicy policy, Obligations obligations, PlanOutcome outcome) {
        if (outcome instanceof PlanOutcome.Unplanned unplanned) {
            if (policy.sql().refuseUnplanned()) {
                throw new RefusedException(Refusal.of(
                        ErrorCode.STATEMENT_NOT_SUPPORTED,
                        unplanned.instead().isPresent()
                                ? unplanned.reason()
                                : "the statement has no relational plan: " + unplanned.reason(),
                        unplanned.instead().orElse("write it in a simpler form"),
                        "'sql: {unplanned: allow}' in the policy admits it without a cost"));
            }
            return;
        }
        double total = ((PlanOutcome.Planned) outcome).plan().cost().total();
        if (obligations.maxCost().isPresent() && total > obligations.maxCost().getAsLong()) {
            throw new RefusedException(Refusals.queryBudgetExceeded(
                    "max_cost", obligations.maxCost().getAsLong(), (long) Math.ceil(total)));
        }
    }
}
