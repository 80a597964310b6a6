package dev.ormai.driver;

import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.approval.ApprovalRequest;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A queue as calls of tools use it: what goes wrong with its store is nothing that agents are told in the store's words. */
final class ReachedQueue {
    private static final System.Logger LOG = System.getLogger(ReachedQueue.class.getName());

    private final ApprovalQueue queue;

    ReachedQueue(ApprovalQueue queue) {
        this.queue = queue;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    Approval submit(ApprovalRequest request) throws OrmAiSqlException {
        return reached(() -> queue.submit(request));
    }

    Optional<Approval> find(String id) throws OrmAiSqlException {
        return reached(() -> queue.find(id));
    }

    boolean claim(String id, ApprovalDigests digests) throws OrmAiSqlException {
        return reached(() -> queue.claim(id, digests.statement(), digests.state()));
    }

    /** What is written stays written: a queue that cannot be reached now is told when somebody asks. */
    void end(String id, boolean applied) {
        try {
            queue.end(id, applied);
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the queue of approvals was not told how " + id + " ended", e);
        }
    }

    Instant now() {
        return queue.now();
    }

    private static <T> T reached(Question<T> question) throws OrmAiSqlException {
        try {
            return question.ask();
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the queue of approvals cannot be used", e);
            OrmAiSqlException told = new OrmAiSqlException(Refusal.of(
                    ErrorCode.UPSTREAM_ERROR,
                    "the queue of approvals cannot be reached",
                    "Try again later, and tell the operator"));
            told.addSuppressed(e);
            throw told;
        }
    }
}
