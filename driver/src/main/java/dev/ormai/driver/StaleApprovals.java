package dev.ormai.driver;

import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalGate;
import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.approval.ApprovalStatus;
import dev.ormai.policy.Principal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out how writes ended whose process is gone, or could not tell. */
final class StaleApprovals {
    /** Longer than any write of a tool takes that still lives; one that lives longer is waited for, or is undone. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final Optional<ApprovalGate> gate;
    private final Receipts receipts;

    StaleApprovals(Optional<ApprovalGate> gate, Receipts receipts) {
        this.gate = gate;
        this.receipts = receipts;
    }

    /** The principal's own approval, as it stands now. */
    Approval ended(String id, Principal principal) throws SQLException {
        if (!(gate.orElse(null) instanceof ApprovalQueue queue)) {
            throw new OrmAiSqlException(dev.ormai.policy.Refusals.notFound("Approval", id));
        }
        ReachedQueue reached = new ReachedQueue(queue);
        return ended(reached, ApprovalTalk.own(reached, id, principal, receipts));
    }

    /** Anybody's; only the database that it is for knows how it ended. */
    Optional<Approval> ended(String id) throws SQLException {
        ReachedQueue reached = new ReachedQueue((ApprovalQueue) gate.orElseThrow());
        Optional<Approval> found = reached.find(id);
        boolean ours = found.isPresent() && found.get().request().database().equals(receipts.database());
        return ours ? Optional.of(ended(reached, found.get())) : found;
    }

    private Approval ended(ReachedQueue queue, Approval approval) throws SQLException {
        boolean stale = approval.status() == ApprovalStatus.EXECUTING
                && approval.claimedAt()
                        .orElse(Instant.EPOCH)
                        .isBefore(queue.now().minus(STALE));
        if (!stale) {
            return approval.asOf(queue.now());
        }
        Optional<Boolean> applied = receipts.applied(approval.id());
        applied.ifPresent(known -> queue.end(approval.id(), known));
        return queue.find(approval.id()).orElse(approval);
    }
}
