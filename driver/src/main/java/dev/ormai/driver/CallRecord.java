package dev.ormai.driver;

import dev.ormai.audit.AuditLog;
import dev.ormai.audit.Decided;
import dev.ormai.audit.Entrance;
import dev.ormai.audit.Outcome;
import dev.ormai.audit.RecordedError;
import dev.ormai.planner.Cost;
import dev.ormai.planner.Explanation;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The one record of a tool call, whatever it takes to answer it. For one thread. */
final class CallRecord {
    private final AuditLog audit;
    private final CalledTool tool;
    private final Principal principal;
    private final String policyVersion;
    private final Map<String, Object> inputs;
    private final Instant begun;
    private final long started = System.nanoTime();
    private final UUID id = UUID.randomUUID();

    private final Set<String> statements = new LinkedHashSet<>();
    private final Set<String> rewritten = new LinkedHashSet<>();
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> decisions = new LinkedHashSet<>();
    private double cost;
    private boolean costKnown;
    private UUID decisionId = id;
    private boolean onDisk;
    private boolean ended;
    private Optional<String> reason = Optional.empty();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private OptionalLong affected = OptionalLong.empty();
    private Optional<Map<String, Object>> before = Optional.empty();
    private Optional<Map<String, Object>> after = Optional.empty();

    CallRecord(Session session, CalledTool tool, Principal principal) {
        this.audit = session.protection().audit();
        this.tool = tool;
        this.principal = principal;
        this.policyVersion = session.policy(principal).version();
        boolean values = session.policy(principal).audit().values();
        this.inputs = audit.isOn() ? tool.inputs().recorded(values) : Map.of();
        this.begun = session.protection().clock().instant();
    }

    /** A statement that the call may send. */
    void admitted(Admission admission) {
        Explanation explanation = admission.explanation;
        boolean more = admission.sql.write().isPresent() && !statements.contains(explanation.template());
        more |= tables.addAll(
                explanation.tables().stream().map(Object::toString).toList());
        more |= columns.addAll(explanation.columnsRead());
        if (!more && onDisk) {
            // The same statement for another number of values; the record names all that it touches.
            return;
        }
        onDisk = false;
        decisionId = statements.isEmpty() ? admission.decisionId : decisionId;
        statements.add(explanation.template());
        rewritten.add(explanation.rewrittenTemplate());
        decisions.addAll(explanation.decisions());
        explanation.cost().map(Cost::total).ifPresent(this::add);
    }

    private void add(double more) {
        cost += more;
        costKnown = true;
    }

    /** Why its caller writes. */
    void reason(String given) {
        reason = Optional.of(given);
    }

    /** What else is known of it before anything is sent. */
    void metadata(Map<String, Object> more) {
        metadata.putAll(more);
    }

    /** What it wrote, should that be committed; empty snapshots where the policy keeps none. */
    void changed(long rows, List<Map<String, Object>> rowsBefore, List<Map<String, Object>> rowsAfter) {
        affected = OptionalLong.of(rows);
        before = snapshot(rowsBefore);
        after = snapshot(rowsAfter);
    }

    /** Nothing is written yet, or not any more. */
    void unchanged() {
        affected = OptionalLong.empty();
        before = Optional.empty();
        after = Optional.empty();
    }

    private static Optional<Map<String, Object>> snapshot(List<Map<String, Object>> rows) {
        return switch (rows.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(rows.get(0));
            default -> Optional.of(Map.of("rows", rows));
        };
    }

    /** A statement that the call may not send. */
    void refused(PlanCache.Refused refused) {
        refused.template().ifPresent(statements::add);
        decisionId = refused.decisionId();
    }

    /**
     * Returns when everything that was admitted so far is on disk.
     *
     * @throws OrmAiSqlException if it cannot be recorded and must be; then nothing may run
     */
    void beforeStatement() throws OrmAiSqlException {
        if (onDisk || !audit.isOn()) {
            return;
        }
        try {
            audit.record(decided());
            onDisk = true;
        } catch (RefusedException e) {
            throw new OrmAiSqlException(e.refusal());
        }
    }

    void answered(long rows, Map<String, Object> outputs) {
        end(new Outcome(
                elapsed(),
                Optional.of(outputs),
                affected.isPresent() ? OptionalLong.empty() : OptionalLong.of(rows),
                affected,
                Optional.empty(),
                before,
                after));
    }

    void failed(Refusal refusal) {
        boolean ours = refusal.code() != ErrorCode.UPSTREAM_ERROR && refusal.code() != ErrorCode.INTERNAL_ERROR;
        end(Outcome.error(
                elapsed(),
                new RecordedError(
                        ours ? "refused" : "failed",
                        refusal.message(),
                        refusal.code().name(),
                        refusal.details())));
    }

    boolean isEnded() {
        return ended;
    }

    private void end(Outcome outcome) {
        if (!ended) {
            ended = true;
            if (audit.isOn()) {
                audit.complete(decided(), outcome);
            }
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private Decided decided() {
        return new Decided(
                id,
                tool.name(),
                principal,
                tool.requestId(),
                tool.traceId(),
                begun,
                inputs,
                new ArrayList<>(decisions),
                reason,
                metadata,
                policyVersion,
                Entrance.MCP,
                joined(statements),
                joined(rewritten),
                List.copyOf(tables),
                List.copyOf(columns),
                costKnown ? Optional.of(cost) : Optional.empty(),
                decisionId);
    }

    private static Optional<String> joined(Set<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
    }
}
