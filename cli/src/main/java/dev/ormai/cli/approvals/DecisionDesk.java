package dev.ormai.cli.approvals;

import dev.ormai.audit.AuditLog;
import dev.ormai.driver.approval.ApprovalDesk;
import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.configuration.AuditChoice;
import dev.ormai.driver.configuration.ProcessConfiguration;
import dev.ormai.policy.AuditRules;
import dev.ormai.policy.file.PolicyFile;
import java.util.List;
import java.util.Optional;

/** The desk whose records go where those of the process go. */
final class DecisionDesk {
    private DecisionDesk() {}

    static ApprovalDesk of(ProcessConfiguration configuration, ApprovalQueue queue) {
        Optional<AuditChoice> chosen = configuration.audit();
        if (chosen.isPresent()) {
            return new ApprovalDesk(
                    queue, AuditLog.of(chosen.get().sink(), chosen.get().refuseOnFailure()));
        }
        AuditRules rules =
                PolicyFile.load(configuration.policy()).forRoles(List.of()).audit();
        return new ApprovalDesk(queue, AuditLog.of(rules.sink().orElse("off"), rules.refuseOnFailure()));
    }
}
