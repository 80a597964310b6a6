package dev.ormai.driver.approval;

import dev.ormai.audit.AuditLog;
import dev.ormai.audit.Decided;
import dev.ormai.audit.Entrance;
import dev.ormai.audit.Outcome;
import dev.ormai.audit.RecordedError;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where people decide. What they decide is on disk in the audit before it holds. Thread-safe. */
public final class ApprovalDesk {
    private final ApprovalQueue queue;
    private final AuditLog audit;

    public ApprovalDesk(ApprovalQueue queue, AuditLog audit) {
        this.queue = queue;
        this.audit = audit;
    }

    /** The requester may run it, once. */
    public Approval approve(String id, String by, Optional<String> comment) throws SQLException {
        return decide(id, true, by, comment);
    }

    /** It is not run. */
    public Approval reject(String id, String by, Optional<String> comment) throws SQLException {
        return decide(id, false, by, comment);
    }

    /** Records what was found out of a write whose process ended while it ran. */
    public void settled(Approval ended) {
        Decided found = record("approvals.settle", ended, ended.status(), "", Optional.empty());
        audit.record(found);
        audit.complete(found, Outcome.affected(Duration.ZERO, ended.status() == ApprovalStatus.EXECUTED ? 1 : 0));
    }

    /**
     * @param by who decides, by the name that principals have in {@code user}
     * @throws RefusedException if he is the requester, or if there is nothing to decide
     */
    private Approval decide(String id, boolean approved, String by, Optional<String> comment) throws SQLException {
        Optional<Decided> decided = Optional.empty();
        try {
            Approval known = queue.find(id).orElseThrow(() -> new RefusedException(unknown(id)));
            Decided made = record(
                    approved ? "approvals.approve" : "approvals.reject",
                    known,
                    approved ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED,
                    by,
                    comment);
            decided = Optional.of(made);
            requireAnother(known, by);
            requirePending(known);
            audit.record(made);
            if (!queue.decide(id, approved, by, comment)) {
                requirePending(queue.find(id).orElse(known));
                throw new RefusedException(Refusal.of(
                        ErrorCode.APPROVAL_REJECTED, "approval %s was decided by somebody else".formatted(id)));
            }
            audit.complete(made, Outcome.affected(Duration.ZERO, 1));
            return queue.find(id).orElse(known);
        } catch (RefusedException e) {
            decided.ifPresent(
                    made -> audit.complete(made, Outcome.error(Duration.ZERO, RecordedError.refused(e.refusal()))));
            throw e;
        }
    }

    private void requirePending(Approval known) {
        ApprovalStatus status = known.statusAt(queue.now());
        if (status != ApprovalStatus.PENDING) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.APPROVAL_REJECTED,
                    "approval %s is %s already, so there is nothing to decide".formatted(known.id(), status.word()),
                    "ormai approvals list shows what waits"));
        }
    }

    private static void requireAnother(Approval known, String by) {
        if (by.isBlank()) {
            throw new RefusedException(
                    Refusal.of(ErrorCode.AUTHENTICATION_REQUIRED, "nobody decides without a name", "give --by NAME"));
        }
        if (known.request().isOf(by)) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.ORM_ACCESS_DENIED,
                    "%s asked for %s, and nobody decides about a request of his own".formatted(by, known.id()),
                    "let somebody else decide"));
        }
    }

    private static Refusal unknown(String id) {
        return Refusal.of(
                ErrorCode.NOT_FOUND, "there is no approval " + id, "ormai approvals list shows those that there are");
    }

    private Decided record(String name, Approval known, ApprovalStatus status, String by, Optional<String> comment) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("approval_id", known.id());
        metadata.put("status", status.word());
        metadata.put("requested_by", known.request().principal().user().orElse(""));
        metadata.put("statement_digest", known.request().statementDigest());
        metadata.put("state_digest", known.request().stateDigest());
        UUID id = UUID.randomUUID();
        return new Decided(
                id,
                name,
                new Principal(
                        known.request().principal().tenant(),
                        Optional.of(by).filter(text -> !text.isEmpty()),
                        List.of(),
                        Map.of()),
                Optional.empty(),
                Optional.empty(),
                queue.now(),
                Map.of("approval_id", known.id()),
                List.of(),
                comment,
                metadata,
                known.request().policyVersion(),
                Entrance.DESK,
                Optional.of(known.request().statement()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                id);
    }
}
