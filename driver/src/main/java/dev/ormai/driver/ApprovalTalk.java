package dev.ormai.driver;

import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalGate;
import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.approval.ApprovalRequest;
import dev.ormai.driver.approval.ApprovalStatus;
import dev.ormai.driver.approval.AutoApprove;
import dev.ormai.driver.approval.Callback;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said between a write that needs approval and whoever gives it. */
final class ApprovalTalk {
    /** Rows that are shown to whoever decides; all of them are bound. */
    private static final int SHOWN_ROWS = 20;

    private final Optional<ApprovalGate> gate;
    private final Principal principal;
    private final AskedWrite asked;

    ApprovalTalk(Optional<ApprovalGate> gate, Principal principal, AskedWrite asked) {
        this.gate = gate;
        this.principal = principal;
        this.asked = asked;
    }

    static ApprovalRequest request(
            Principal principal,
            AskedWrite asked,
            GuardedPreparedStatement statement,
            ApprovalDigests digests,
            List<Map<String, Object>> rows,
            String database,
            String policyVersion) {
        return new ApprovalRequest(
                principal,
                asked.operation(),
                asked.model(),
                asked.arguments(),
                statement.sql(),
                texts(statement.parameters().values()),
                asked.reason(),
                rows.isEmpty() ? 1 : rows.size(),
                rows.subList(0, Math.min(SHOWN_ROWS, rows.size())),
                database,
                policyVersion,
                digests.statement(),
                digests.state());
    }

    private static List<String> texts(List<@Nullable Object> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(
                value -> texts.add(value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value)));
        return texts;
    }

    /** Nobody is kept from deciding about his own request who has no name. */
    void requireSomebodyToAsk() throws OrmAiSqlException {
        if (gate.isEmpty()) {
            throw new OrmAiSqlException(required(Optional.empty())
                    .with("hint", "this server has nobody to ask: its configuration has no approvals"));
        }
        if (!(gate.get() instanceof AutoApprove) && principal.user().isEmpty()) {
            throw new OrmAiSqlException(Refusal.of(
                    ErrorCode.AUTHENTICATION_REQUIRED,
                    "a write that needs approval needs a user who asks for it",
                    "Call as a principal with a user"));
        }
    }

    private Refusal required(Optional<String> id) {
        return dev.ormai.policy.Refusals.writeApprovalRequired(asked.operation(), asked.model(), id);
    }

    /** Asks; returns only if the answer is there and is yes. */
    Permit ask(ApprovalRequest request) throws SQLException {
        ApprovalGate asking = gate.orElseThrow();
        if (asking instanceof AutoApprove) {
            return new GrantedPermit(request, AutoApprove.NAME);
        }
        if (asking instanceof Callback callback) {
            return decided(callback.decide().apply(request), request);
        }
        Approval waiting = new ReachedQueue((ApprovalQueue) asking).submit(request);
        Refusal refusal = required(Optional.of(waiting.id()));
        List<String> hints = new ArrayList<>(refusal.retryHints());
        hints.add(
                "Ask db.approval_status; once it is approved, repeat this very call with approval_id: " + waiting.id());
        throw new OrmAiSqlException(new Refusal(refusal.code(), refusal.message(), hints, refusal.details())
                .with("status", waiting.status().word())
                .with("expires_at", waiting.expiresAt().toString()));
    }

    private Permit decided(Callback.Verdict verdict, ApprovalRequest request) throws OrmAiSqlException {
        boolean own = request.isOf(verdict.by());
        if (verdict.approved() && !own && !verdict.by().isBlank()) {
            return new GrantedPermit(request, verdict.by());
        }
        throw rejected("the write", own ? Optional.of("nobody decides about a request of his own") : verdict.comment());
    }

    /** The approval of this id, if it is this principal's and may be used. */
    Permit named(String id, Receipts receipts) throws SQLException {
        if (!(gate.orElse(null) instanceof ApprovalQueue asked)) {
            throw unknown(id);
        }
        ReachedQueue queue = new ReachedQueue(asked);
        Approval approval = own(queue, id, principal, receipts);
        ApprovalStatus status = approval.statusAt(queue.now());
        switch (status) {
            case APPROVED -> {
                return new QueuedPermit(queue, approval, receipts);
            }
            case PENDING ->
                throw new OrmAiSqlException(required(Optional.of(id)).with("status", status.word()));
            case REJECTED -> throw rejected("approval " + id, approval.comment());
            case EXPIRED ->
                throw new OrmAiSqlException(Refusal.of(
                        ErrorCode.APPROVAL_REJECTED,
                        "approval %s has expired".formatted(id),
                        "Call without approval_id, and a new approval is asked for"));
            case EXECUTING, EXECUTED, FAILED ->
                throw new OrmAiSqlException(Refusal.of(
                                ErrorCode.APPROVAL_REJECTED,
                                "approval %s was used already; it holds for one write".formatted(id),
                                "For another write call without approval_id, and a new approval is asked for")
                        .with("status", status.word()));
        }
        throw new IllegalStateException("no such status: " + status);
    }

    /** Somebody else's approval is like none, and so is one for another database. */
    static Approval own(ReachedQueue queue, String id, Principal principal, Receipts receipts) throws SQLException {
        Approval own = queue.find(id)
                .filter(found -> found.request().principal().equals(principal))
                .orElseThrow(() -> unknown(id));
        if (!own.request().database().equals(receipts.database())) {
            throw unknown(id);
        }
        return own;
    }

    private static OrmAiSqlException unknown(String id) {
        return new OrmAiSqlException(dev.ormai.policy.Refusals.notFound("Approval", id));
    }

    private static OrmAiSqlException rejected(String what, Optional<String> comment) {
        return new OrmAiSqlException(Refusal.of(
                ErrorCode.APPROVAL_REJECTED,
                "%s was rejected%s"
                        .formatted(what, comment.map(text -> ": " + text).orElse("")),
                "Do not ask again for the same; ask the user what to do"));
    }
}
