package dev.ormai.driver;

import dev.ormai.driver.approval.Approval;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An approval of a queue. It is used in this order: a receipt in the transaction of the write, then the queue's own mark, then the
 * write, then its commit. Whoever comes second at either of the first two writes nothing. For one call.
 */
final class QueuedPermit implements Permit {
    private final ReachedQueue queue;
    private final Approval approval;
    private final Receipts receipts;
    private boolean claimed;

    QueuedPermit(ReachedQueue queue, Approval approval, Receipts receipts) {
        this.queue = queue;
        this.approval = approval;
        this.receipts = receipts;
    }

    @Override
    public boolean isNeeded() {
        return true;
    }

    @Override
    public void use(ApprovalDigests now) throws SQLException {
        ApprovalMatch.require("approval " + approval.id(), approval.request(), now);
        if (!receipts.put(approval.id())) {
            throw used();
        }
        if (!claimed) {
            if (!queue.claim(approval.id(), now)) {
                throw used();
            }
            claimed = true;
        }
    }

    private OrmAiSqlException used() {
        return new OrmAiSqlException(Refusal.of(
                ErrorCode.APPROVAL_REJECTED,
                "approval %s was used already, or is not valid any more; it holds for one write"
                        .formatted(approval.id()),
                "Ask db.approval_status what became of it"));
    }

    @Override
    public void ended(boolean applied) {
        if (claimed) {
            queue.end(approval.id(), applied);
        }
    }

    @Override
    public Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("approval_id", approval.id());
        approval.decidedBy().ifPresent(by -> metadata.put("approved_by", by));
        metadata.put("statement_digest", approval.request().statementDigest());
        return metadata;
    }
}
