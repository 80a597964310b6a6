package dev.ormai.planner;

import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.planner.plan.PlannedScan;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.Set;
import java.util.stream.Collectors;

/** The second opinion: the relational plan resolves names on its own and must come to the same tables. */
final class PlanAgreement {
    private PlanAgreement() {}

    /**
     * @return whether there was a plan that could agree
     * @throws RefusedException if the plan reads other tables, or one of them past its relation
     */
    static boolean holds(PlanOutcome outcome, Bound bound) {
        if (!(outcome instanceof PlanOutcome.Planned planned)) {
            return false;
        }
        Set<TableId> scanned = planned.plan().scans().stream()
                .filter(scan -> scan.purpose() == PlannedScan.Purpose.STATEMENT)
                .map(PlannedScan::table)
                .collect(Collectors.toSet());
        if (!planned.plan().guarded() || !Set.copyOf(bound.tableIds()).equals(scanned)) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.INTERNAL_ERROR,
                    "no certificate: the relational plan reads %s, the statement %s"
                            .formatted(scanned, bound.tableIds()),
                    "write the statement in another form and report this one"));
        }
        return true;
    }
}
