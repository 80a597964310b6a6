package dev.ormai.policy.decision;

import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.FilterText;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.PrincipalClass;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.Relation;
import dev.ormai.policy.TenantRule;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a model's row rules, and those of the parents they lead to, need to know of the principal. */
record RowScope(Set<IdentityValue> identities, Optional<Refusal> refusal) {
    static RowScope of(EffectivePolicy policy, ModelPolicy model, PrincipalClass principal) {
        Set<IdentityValue> needed = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        ModelPolicy at = model;
        while (true) {
            Optional<Refusal> missing = own(model, at, principal, needed);
            if (missing.isPresent()) {
                return refused(missing.get());
            }
            if (!(at.rows().tenant() instanceof TenantRule.Via via)) {
                return new RowScope(Set.copyOf(needed), Optional.empty());
            }
            Optional<ModelPolicy> parent = seen.add(at.name()) ? parent(policy, at, via) : Optional.empty();
            if (parent.isEmpty()) {
                return refused(noWay(model, via));
            }
            at = parent.get();
        }
    }

    private static Optional<ModelPolicy> parent(EffectivePolicy policy, ModelPolicy model, TenantRule.Via via) {
        return Optional.ofNullable(model.relations().get(via.relation()))
                .map(Relation::model)
                .flatMap(policy::model);
    }

    /** The rules of one model on the way. */
    private static Optional<Refusal> own(
            ModelPolicy asked, ModelPolicy at, PrincipalClass principal, Set<IdentityValue> needed) {
        if (at.rows().tenant() instanceof TenantRule.Column column) {
            needed.add(IdentityValue.TENANT);
            if (!principal.hasTenant()) {
                return Optional.of(Refusals.tenantScopeRequired(asked.name(), column.column()));
            }
        }
        if (at.rows().owner().isPresent()) {
            needed.add(IdentityValue.USER);
        }
        at.rows().filter().ifPresent(filter -> needed.addAll(FilterText.identities(filter)));
        return needed.stream()
                .filter(identity -> !principal.has(identity))
                .findFirst()
                .map(identity -> identityMissing(asked.name(), identity));
    }

    private static Refusal identityMissing(String model, IdentityValue identity) {
        String what = identity.kind() == IdentityValue.Kind.ATTRIBUTE
                ? "the attribute '" + identity.name() + "'"
                : "a " + identity.name();
        return Refusal.of(
                        ErrorCode.AUTHENTICATION_REQUIRED,
                        "model '" + model + "' needs " + what + " of the principal, which has none",
                        "connect as a principal that has " + what)
                .with("model", model)
                .with("identity", identity.name());
    }

    /** Overlays of several roles, each right by itself, may together lead a tenant's way in a circle. */
    private static Refusal noWay(ModelPolicy model, TenantRule.Via via) {
        return Refusal.of(
                        ErrorCode.POLICY_INVALID,
                        "the way from model '" + model.name() + "' by relation '" + via.relation()
                                + "' leads to no tenant",
                        "let no two roles of one principal change the tenant rules of models that lead to each other")
                .with("model", model.name());
    }

    private static RowScope refused(Refusal refusal) {
        return new RowScope(Set.of(), Optional.of(refusal));
    }
}
