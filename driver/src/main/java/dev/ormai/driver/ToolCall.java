package dev.ormai.driver;

import dev.ormai.driver.approval.Approval;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.Query;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.decision.Access;
import dev.ormai.policy.decision.Decision;
import dev.ormai.policy.decision.PolicyDecision;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One call of an agents' tool over a guarded connection. Its statements pass the same gate as any, and all of them together
 * are one record of the audit, on disk before the first of them goes out. For one thread, as its connection, but for
 * {@link #cancel}.
 */
public final class ToolCall implements AutoCloseable {
    private final GuardedConnection connection;
    private final CallRecord record;
    private final Principal principal;
    private final CancelledStatements cancelled = new CancelledStatements();
    private final WriteTerms terms;
    private Runnable onStatement = () -> {};

    ToolCall(GuardedConnection connection, CallRecord record, Principal principal, WriteTerms terms) {
        this.terms = terms;
        this.connection = connection;
        this.record = record;
        this.principal = principal;
    }

    /** For whom it works. */
    public Principal principal() {
        return principal;
    }

    /** The policy for its principal's roles. */
    public EffectivePolicy policy() {
        return connection.session().policy(principal);
    }

    /** The database as its principal sees it. */
    public GuardedSchema schema() {
        return connection.visible().schema();
    }

    /**
     * What the policy says to a tree; sends nothing.
     *
     * @throws OrmAiSqlException if it may not run
     */
    public Admitted admit(Query tree) throws SQLException {
        return admitted(connection.gate().admit(tree, WantedKeys.NONE, principal));
    }

    /**
     * A statement that may run.
     *
     * @param maxRows rows that it may return at most
     */
    public record Admitted(Explanation explanation, OptionalLong maxRows) {}

    private static Admitted admitted(Admission admission) {
        return new Admitted(admission.explanation, admission.sql.maxRows());
    }

    /** The tree, ready to have its values bound and to run. */
    public PreparedStatement prepare(Query tree) throws SQLException {
        return begun(connection.prepareTree(tree, WantedKeys.NONE));
    }

    /**
     * Runs a write in a transaction of its own, with the approval that the policy asks for; several times if the database wants
     * the transaction repeated, of which one stays.
     *
     * @throws OrmAiSqlException if it may not run, and with {@link ErrorCode#WRITE_APPROVAL_REQUIRED} if somebody was asked
     */
    public <T> T write(ToolWrite<T> write) throws SQLException {
        return new ToolWrites(connection, record, principal, terms, cancelled, onStatement).run(write);
    }

    /**
     * For the audit: what a write did; told while it runs.
     *
     * @param before the rows as they were, as the principal sees them; empty where no snapshots are kept
     * @param after the rows as they are
     */
    public void changed(long affected, List<Map<String, Object>> before, List<Map<String, Object>> after) {
        record.changed(affected, before, after);
    }

    /**
     * What became of an approval that this principal asked for. A write whose process ended while it ran is found out about.
     *
     * @throws OrmAiSqlException with {@link ErrorCode#NOT_FOUND} if there is none
     */
    public Approval approval(String id) throws SQLException {
        try {
            return new StaleApprovals(terms.approvals(), connection.receipts()).ended(id, principal);
        } catch (SQLException e) {
            throw connection.gate().errors(principal).told(e);
        }
    }

    /**
     * What the policy says to a text of the agent's own.
     *
     * @throws OrmAiSqlException if it may not run, or if this policy takes no text
     */
    public Admitted admitText(String sql) throws SQLException {
        requireTextOpen();
        return admitted(connection.gate().admit(sql, ParameterStyle.NONE, WantedKeys.NONE, principal));
    }

    /** A text of the agent's own, ready to run. */
    public PreparedStatement prepareText(String sql) throws SQLException {
        requireTextOpen();
        return begun(connection.prepareText(sql));
    }

    private PreparedStatement begun(PreparedStatement statement) throws SQLException {
        cancelled.watch(statement);
        onStatement.run();
        return statement;
    }

    /** @param action is run before each statement of this call */
    public void beforeEachStatement(Runnable action) {
        onStatement = action;
    }

    /**
     * Nobody wants the answer any more: the statement that runs is cancelled in the database, and no further one is prepared.
     * From any other thread; asks the database, and waits for the call to end for a second at most.
     */
    public void cancel() {
        cancelled.cancel();
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled.isCancelled();
    }

    private void requireTextOpen() throws SQLException {
        Access text = new Access("select", true, List.of(), Set.of());
        if (PolicyDecision.decide(policy(), principal.principalClass(), text) instanceof Decision.Deny closed) {
            throw new OrmAiSqlException(closed.refusal());
        }
    }

    /**
     * It ended well.
     *
     * @param outputs of the answer what may be kept
     */
    public void answered(long rows, Map<String, Object> outputs) {
        record.answered(rows, outputs);
    }

    /** It was refused, or it failed. */
    public void failed(Refusal refusal) {
        record.failed(refusal);
    }

    /** From here on the connection's statements are their own again. */
    @Override
    public void close() {
        if (!record.isEnded()) {
            record.failed(Refusal.of(ErrorCode.INTERNAL_ERROR, "the call was left without an answer"));
        }
        cancelled.end();
        connection.gate().endCall();
    }
}
