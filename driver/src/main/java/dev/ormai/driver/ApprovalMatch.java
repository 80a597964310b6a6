package dev.ormai.driver;

import dev.ormai.driver.approval.ApprovalRequest;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;

/** Whether what would run is what was approved. */
final class ApprovalMatch {
    private ApprovalMatch() {}

    /** @param name of the approval, for messages */
    static void require(String name, ApprovalRequest approved, ApprovalDigests now) throws OrmAiSqlException {
        if (!approved.statementDigest().equals(now.statement())) {
            throw new OrmAiSqlException(Refusal.of(
                    ErrorCode.APPROVAL_REJECTED,
                    "%s is for another call: what is written, and why, has to be the same".formatted(name),
                    "Repeat the approved call exactly, with its reason",
                    "For another write call without approval_id, and a new approval is asked for"));
        }
        if (!approved.stateDigest().equals(now.state())) {
            throw new OrmAiSqlException(Refusal.of(
                    ErrorCode.APPROVAL_REJECTED,
                    "%s does not hold any more: the rows, the policy or the tables have changed since".formatted(name),
                    "Read the records, then call without approval_id, and a new approval is asked for"));
        }
    }
}
