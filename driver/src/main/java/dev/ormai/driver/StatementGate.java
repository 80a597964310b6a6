package dev.ormai.driver;

import dev.ormai.audit.AuditLog;
import dev.ormai.audit.Decided;
import dev.ormai.audit.Entrance;
import dev.ormai.audit.Outcome;
import dev.ormai.audit.RecordedError;
import dev.ormai.planner.Cost;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.TreeRequest;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.WriteDuty;
import dev.ormai.planner.tree.StatementTree;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.WriteCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of one statement to the database: admitted or refused here, recorded here, run by the caller. */
final class StatementGate {
    private static final System.Logger LOGGER = System.getLogger(StatementGate.class.getName());

    /** Refusals that a table or column made a moment ago would lift. */
    private static final Set<ErrorCode> PERHAPS_UNKNOWN =
            Set.of(ErrorCode.MODEL_NOT_ALLOWED, ErrorCode.FIELD_NOT_ALLOWED, ErrorCode.NOT_FOUND);

    private final Session session;
    private final AuditLog audit;
    private @Nullable CallRecord call;
    private @Nullable OpenWrite openWrite;

    StatementGate(Session session) {
        this.session = session;
        this.audit = session.protection().audit();
    }

    /**
     * The text in the form in which it may run for this principal.
     *
     * @throws OrmAiSqlException if it may not; nothing was sent and the refusal is recorded
     */
    Admission admit(String text, ParameterStyle style, WantedKeys keys, Principal principal) throws SQLException {
        SqlRequest request = session.request(text, style, keys, principal);
        PlanCache.Entry entry = session.protection().plans().plan(request);
        if (entry instanceof PlanCache.Refused refused && mayBeOutOfDate(refused)) {
            request = session.request(text, style, keys, principal);
            entry = session.protection().plans().plan(request);
        }
        return admission(entry, request, principal);
    }

    /** The same for a statement that came as a tree. */
    Admission admit(StatementTree tree, WantedKeys keys, Principal principal) throws SQLException {
        TreeRequest request = session.request(tree, keys, principal);
        PlanCache.Entry entry = session.protection().plans().plan(request);
        if (entry instanceof PlanCache.Refused refused && mayBeOutOfDate(refused)) {
            request = session.request(tree, keys, principal);
            entry = session.protection().plans().plan(request);
        }
        return admission(entry, request.written(), principal);
    }

    private Admission admission(PlanCache.Entry entry, SqlRequest request, Principal principal) throws SQLException {
        CallRecord open = call;
        PlanCache.Entry judged = open == null ? withoutApproval(entry) : entry;
        if (judged instanceof PlanCache.Admitted admitted) {
            if (open != null) {
                open.admitted(admitted.admission());
            }
            return admitted.admission();
        }
        PlanCache.Refused refused = (PlanCache.Refused) judged;
        if (open != null) {
            open.refused(refused);
            throw new OrmAiSqlException(refused.refusal());
        }
        audit.complete(
                refusedRecord(refused, request, principal),
                Outcome.error(Duration.ZERO, RecordedError.refused(refused.refusal())));
        throw new OrmAiSqlException(refused.refusal());
    }

    /** Outside of a tool's call nobody can be asked, so what needs approval is refused. */
    static PlanCache.Entry withoutApproval(PlanCache.Entry entry) {
        if (entry instanceof PlanCache.Admitted admitted) {
            Admission admission = admitted.admission();
            Optional<Refusal> refusal = Refusals.needsApproval(admission.sql);
            if (refusal.isPresent()) {
                return new PlanCache.Refused(
                        refusal.get(), Optional.of(admission.explanation.template()), admission.decisionId);
            }
        }
        return entry;
    }

    /** The same admission as long as policy, tables and the principal's class are what they were; else a new one. */
    Admission stillAdmitted(Admission known, String text, ParameterStyle style, WantedKeys keys, Principal principal)
            throws SQLException {
        boolean holds = known.stillHolds(session.policy(principal), principal, session.catalog(), session.scope());
        return holds ? known : admit(text, style, keys, principal);
    }

    /**
     * Records that the statement goes out now.
     *
     * @param inputs what is bound, as it may be kept
     * @param digest of the statement with what is bound, by which it is known whether a person approved it
     * @throws OrmAiSqlException if it cannot be recorded and must be; then it may not run
     */
    Execution begin(Admission admission, Principal principal, Map<String, Object> inputs, Digest digest)
            throws SQLException {
        requireReason(admission);
        requireApproval(admission, digest);
        CallRecord open = call;
        if (open != null) {
            if (admission.sql.write().isPresent() && openWrite == null) {
                throw Refusals.invalid("a tool changes no rows here", "send a query, or use the tools that write");
            }
            if (admission.sql.session().isPresent()) {
                throw Refusals.invalid("a tool has no session to change", "send a query");
            }
            open.beforeStatement();
            return Execution.unrecorded(errors(principal));
        }
        if (!audit.isOn()) {
            return Execution.unrecorded(errors(principal));
        }
        Decided decided = decided(admission, principal, inputs);
        try {
            audit.record(decided);
        } catch (RefusedException e) {
            throw new OrmAiSqlException(e.refusal());
        }
        return Execution.recorded(audit, decided, errors(principal));
    }

    /** From here on everything belongs to one call of a tool. */
    void beginCall(CallRecord record) {
        if (call != null) {
            throw new IllegalStateException("the connection is in a tool call already");
        }
        call = record;
    }

    void endCall() {
        openWrite = null;
        call = null;
    }

    /** Of a statement about to run, for one thing that a tool was asked to write. */
    @FunctionalInterface
    interface Digest {
        /** Nothing is known of it, so it is no statement that anybody approved. */
        Digest NONE = asked -> "";

        String of(AskedWrite asked) throws SQLException;
    }

    /** From here on the open call may write this. */
    void beginWrite(OpenWrite write) {
        openWrite = write;
    }

    void endWrite() {
        openWrite = null;
    }

    private void requireApproval(Admission admission, Digest digest) throws SQLException {
        Optional<Refusal> refusal = Refusals.needsApproval(admission.sql);
        if (refusal.isEmpty()) {
            return;
        }
        OpenWrite open = openWrite;
        if (open == null || !open.approved().equals(Optional.of(digest.of(open.asked())))) {
            throw new OrmAiSqlException(refusal.get());
        }
        // Once: an approval is for one run.
        openWrite = new OpenWrite(open.asked(), Optional.empty());
    }

    private void requireReason(Admission admission) throws SQLException {
        if (admission.sql.write().filter(WriteDuty::needsReason).isEmpty()) {
            return;
        }
        OpenWrite open = openWrite;
        if (call != null) {
            if (open != null && open.asked().reason().isEmpty()) {
                throw new OrmAiSqlException(
                        WriteCheck.needsReason(admission.sql.write().get().model()));
            }
            return;
        }
        if (session.reason().isEmpty()) {
            throw Refusals.invalid(
                    "a write to model '%s' needs a reason"
                            .formatted(admission.sql.write().get().model()),
                    "call setClientInfo(\"" + Session.REASON + "\", …) on the connection before");
        }
    }

    /** Whether what runs is recorded. */
    boolean records() {
        return audit.isOn();
    }

    /** How errors of the database are told to this principal. */
    DatabaseErrors errors(Principal principal) {
        return DatabaseErrors.under(session.policy(principal).profile());
    }

    private boolean mayBeOutOfDate(PlanCache.Refused refused) {
        if (!PERHAPS_UNKNOWN.contains(refused.refusal().code())) {
            return false;
        }
        try {
            return session.catalogChanged();
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the catalog could not be read again; the refusal stands", e);
            return false;
        }
    }

    private Decided decided(Admission admission, Principal principal, Map<String, Object> inputs) {
        Explanation explanation = admission.explanation;
        return new Decided(
                UUID.randomUUID(),
                "sql",
                principal,
                Optional.empty(),
                Optional.empty(),
                session.protection().clock().instant(),
                inputs,
                explanation.decisions(),
                admission.sql.write().isPresent() ? session.reason() : Optional.empty(),
                Map.of(),
                session.policy(principal).version(),
                Entrance.JDBC,
                Optional.of(explanation.template()),
                Optional.of(explanation.rewrittenTemplate()),
                explanation.tables().stream().map(Object::toString).toList(),
                explanation.columnsRead(),
                explanation.cost().map(Cost::total),
                admission.decisionId);
    }

    private Decided refusedRecord(PlanCache.Refused refused, SqlRequest request, Principal principal) {
        return new Decided(
                UUID.randomUUID(),
                "sql",
                principal,
                Optional.empty(),
                Optional.empty(),
                session.protection().clock().instant(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                request.policy().version(),
                Entrance.JDBC,
                refused.template(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                refused.decisionId());
    }
}
