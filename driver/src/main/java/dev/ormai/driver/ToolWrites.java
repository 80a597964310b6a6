package dev.ormai.driver;

import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.approval.ApprovalRequest;
import dev.ormai.planner.WriteDuty;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the writes of one tool call: each in a transaction of its own, again where the database asks for it, and never without the
 * approval that it needs. For one thread.
 */
final class ToolWrites {
    private final GuardedConnection connection;
    private final CallRecord record;
    private final Principal principal;
    private final WriteTerms terms;
    private final CancelledStatements cancelled;
    private final Runnable onStatement;

    ToolWrites(
            GuardedConnection connection,
            CallRecord record,
            Principal principal,
            WriteTerms terms,
            CancelledStatements cancelled,
            Runnable onStatement) {
        this.connection = connection;
        this.record = record;
        this.principal = principal;
        this.terms = terms;
        this.cancelled = cancelled;
        this.onStatement = onStatement;
    }

    <T> T run(ToolWrite<T> write) throws SQLException {
        AskedWrite asked = write.asked();
        asked.reason().ifPresent(record::reason);
        WriteDuty duty = connection
                .gate()
                .admit(write.tree(), write.keys(), principal)
                .sql
                .write()
                .orElseThrow();
        if (!duty.needsApproval()) {
            requireNoApproval(asked);
            return transaction(() -> attempt(write, Permit.UNNEEDED), Permit.UNNEEDED);
        }
        Permit permit = permit(write);
        return transaction(() -> attempt(write, permit), permit);
    }

    /** Whoever names an approval believes that somebody looked at this. */
    private static void requireNoApproval(AskedWrite asked) throws OrmAiSqlException {
        if (asked.approvalId().isPresent()) {
            throw Refusals.invalid("this write needs no approval", "leave approval_id out");
        }
    }

    private Permit permit(ToolWrite<?> write) throws SQLException {
        ApprovalTalk talk = new ApprovalTalk(terms.approvals(), principal, write.asked());
        if (write.asked().approvalId().isPresent()) {
            Permit permit = told(() -> talk.named(write.asked().approvalId().get(), connection.receipts()));
            record.metadata(permit.metadata());
            return permit;
        }
        talk.requireSomebodyToAsk();
        Permit permit = talk.ask(transaction(() -> request(write), Permit.UNNEEDED));
        record.metadata(permit.metadata());
        return permit;
    }

    /** What somebody is to be asked. Nothing is changed. */
    private ApprovalRequest request(ToolWrite<?> write) throws SQLException {
        List<Map<String, Object>> rows = write.before(true);
        try (GuardedPreparedStatement statement = connection.prepareTree(write.tree(), write.keys())) {
            write.bind(statement);
            String database = database();
            return ApprovalTalk.request(
                    principal,
                    write.asked(),
                    statement,
                    digests(write, statement, rows, database),
                    rows,
                    database,
                    policyVersion());
        }
    }

    /** Where nothing is kept from one call to the next no other database comes between. */
    private String database() throws SQLException {
        return terms.approvals().filter(ApprovalQueue.class::isInstance).isPresent()
                ? told(() -> connection.receipts().database())
                : "";
    }

    private String policyVersion() {
        return connection.session().policy(principal).version();
    }

    private ApprovalDigests digests(
            ToolWrite<?> write, GuardedPreparedStatement statement, List<Map<String, Object>> rows, String database)
            throws SQLException {
        return new ApprovalDigests(
                statement.digest(write.asked()),
                ApprovalDigests.state(
                        database,
                        policyVersion(),
                        statement.admission(),
                        connection.session().catalog(),
                        rows));
    }

    private <T> T attempt(ToolWrite<T> write, Permit permit) throws SQLException {
        record.unchanged();
        List<Map<String, Object>> rows = write.before(permit.isNeeded());
        try (GuardedPreparedStatement statement = connection.prepareTree(write.tree(), write.keys())) {
            cancelled.watch(statement);
            onStatement.run();
            write.bind(statement);
            Optional<String> approved = Optional.empty();
            if (permit.isNeeded()) {
                ApprovalDigests digests = digests(write, statement, rows, database());
                told(() -> {
                    permit.use(digests);
                    return digests;
                });
                approved = Optional.of(digests.statement());
            }
            connection.gate().beginWrite(new OpenWrite(write.asked(), approved));
            return write.run(statement);
        } finally {
            connection.gate().endWrite();
        }
    }

    /** What the database says of our own table is told like anything it says. */
    private <T> T told(OwnTransaction.Work<T> work) throws SQLException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw connection.gate().errors(principal).told(e);
        }
    }

    private <T> T inTransaction(OwnTransaction.Work<T> work) throws SQLException {
        return new ToolTransaction(connection).run(work);
    }

    /** What is known to be undone by the database may be tried again: nothing of it stayed. */
    private <T> T transaction(OwnTransaction.Work<T> work, Permit permit) throws SQLException {
        for (int failures = 1; ; failures++) {
            try {
                T result = inTransaction(work);
                permit.ended(true);
                return result;
            } catch (ToolTransaction.UnknownOutcome e) {
                throw unknown(permit, e);
            } catch (SQLException e) {
                if (!ToolTransaction.mayBeRepeated(e) || failures == Patience.ATTEMPTS || cancelled.isCancelled()) {
                    permit.ended(false);
                    throw e;
                }
                waitAfter(failures, permit, e);
            } catch (RuntimeException | Error e) {
                permit.ended(false);
                throw e;
            }
        }
    }

    private void waitAfter(int failures, Permit permit, SQLException failure) throws SQLException {
        try {
            terms.patience().after(failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            permit.ended(false);
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private static SQLException unknown(Permit permit, ToolTransaction.UnknownOutcome cause) {
        OrmAiSqlException told = new OrmAiSqlException(Refusal.of(
                ErrorCode.UPSTREAM_ERROR,
                "the connection was lost while the write was committed, so it is not known whether it was applied",
                permit.isNeeded()
                        ? "Ask db.approval_status for this approval in a minute: it finds out"
                        : "Read the record before you write again"));
        told.addSuppressed(cause);
        return told;
    }
}
