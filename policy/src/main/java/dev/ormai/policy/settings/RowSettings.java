package dev.ormai.policy.settings;

import dev.ormai.policy.RowRules;
import dev.ormai.policy.TenantRule;
import java.util.Optional;

/**
 * What is said of rows. The word {@link #NO_RULE} for an owner, a filter or a soft delete takes away what the model
 * says, so that a role may see more than others.
 */
public record RowSettings(
        Optional<TenantRule> tenant, Optional<String> owner, Optional<String> filter, Optional<String> softDelete) {
    /** Said out loud: no rule. */
    public static final String NO_RULE = "none";

    public static final RowSettings NONE =
            new RowSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These settings where they speak, else the others. */
    public RowSettings over(RowSettings base) {
        return new RowSettings(
                tenant.or(base::tenant),
                owner.or(base::owner),
                filter.or(base::filter),
                softDelete.or(base::softDelete));
    }

    /** @param byDefault the tenant rule where nothing is said */
    public RowRules resolve(TenantRule byDefault) {
        return new RowRules(tenant.orElse(byDefault), rule(owner), rule(filter), rule(softDelete));
    }

    private static Optional<String> rule(Optional<String> said) {
        return said.filter(rule -> !rule.equals(NO_RULE));
    }
}
