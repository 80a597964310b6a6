package dev.ormai.policy.decision;

import dev.ormai.policy.Budget;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.PrincipalClass;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.WriteRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Decides about one statement. Pure: the same policy, class of principal and access give the same decision. */
public final class PolicyDecision {
    private final EffectivePolicy policy;
    private final PrincipalClass principal;
    private final List<ModelPolicy> models = new ArrayList<>();
    private final List<TableObligation> tables = new ArrayList<>();
    private final List<WriteObligation> writes = new ArrayList<>();
    private final Set<IdentityValue> identities = new LinkedHashSet<>();
    private final Set<Notice> notices = new LinkedHashSet<>();

    private PolicyDecision(EffectivePolicy policy, PrincipalClass principal) {
        this.policy = policy;
        this.principal = principal;
    }

    /** Whether this may be done and what it owes; the first reason against it is the answer. */
    public static Decision decide(EffectivePolicy policy, PrincipalClass principal, Access access) {
        if (access.text() && !policy.sql().enabled()) {
            return new Decision.Deny(textClosed(access));
        }
        PolicyDecision decision = new PolicyDecision(policy, principal);
        for (TableAccess table : access.tables()) {
            Optional<Refusal> refusal = decision.table(table);
            if (refusal.isPresent()) {
                return new Decision.Deny(refusal.get());
            }
        }
        return new Decision.Allow(decision.obligations());
    }

    /** Takes up what one table owes, or says why it may not be touched so. */
    private Optional<Refusal> table(TableAccess access) {
        if (access.model().isEmpty()) {
            return Optional.of(Refusals.modelNotAllowed(access.name().name(), policy.modelNames()));
        }
        ModelPolicy model = access.model().get();
        if (!access.operation().openBy(model.writes())) {
            return Optional.of(Refusals.writeDisabled(access.operation().word(), model.name()));
        }
        RowScope scope = RowScope.of(policy, model, principal);
        if (scope.refusal().isPresent()) {
            return scope.refusal();
        }
        FieldCheck fields = new FieldCheck(policy, model, access);
        Optional<Refusal> refusal = fields.refusal();
        if (refusal.isEmpty()) {
            owe(access, model, scope, fields);
        }
        return refusal;
    }

    private void owe(TableAccess access, ModelPolicy model, RowScope scope, FieldCheck fields) {
        TableObligation table = new TableObligation(model.name(), model.table(), model.rows(), fields.rules());
        if (!tables.contains(table)) {
            models.add(model);
            tables.add(table);
        }
        identities.addAll(scope.identities());
        notices.addAll(fields.notices());
        if (access.operation() != Operation.READ) {
            WriteRules rules = model.writes();
            boolean approval =
                    rules.requireApproval().contains(access.operation().word());
            writes.add(new WriteObligation(model.name(), access.operation(), approval, rules));
        }
    }

    private Obligations obligations() {
        return new Obligations(
                tables,
                writes,
                identities,
                smallest(Budget::maxRows),
                smallestInt(Budget::statementTimeoutMillis),
                smallest(Budget::maxCost),
                List.copyOf(notices));
    }

    private OptionalLong smallest(Function<Budget, OptionalLong> limit) {
        return models.stream()
                .map(ModelPolicy::budget)
                .map(limit)
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    private OptionalInt smallestInt(Function<Budget, OptionalInt> limit) {
        return models.stream()
                .map(ModelPolicy::budget)
                .map(limit)
                .flatMapToInt(OptionalInt::stream)
                .min();
    }

    private static Refusal textClosed(Access access) {
        return Refusal.of(
                        ErrorCode.ORM_ACCESS_DENIED,
                        "this policy takes no SQL text",
                        "use db.query, db.get or db.aggregate; 'sql: {enabled: true}' in the policy opens SQL")
                .with("statement", access.kind());
    }
}
