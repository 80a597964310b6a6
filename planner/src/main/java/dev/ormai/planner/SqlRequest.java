package dev.ormai.planner;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.PrincipalClass;

/**
 * Everything the plan of a statement depends on; two equal requests have the same plan.
 *
 * @param parameters how the text marks the values that are bound later
 * @param policy the policy for the principal's roles
 * @param keys what is wanted of the rows that it writes, if it writes any
 */
public record SqlRequest(
        String sql,
        ParameterStyle parameters,
        EffectivePolicy policy,
        PrincipalClass principal,
        Catalog catalog,
        NameScope scope,
        WantedKeys keys) {
    /** A statement of which no keys are wanted. */
    public SqlRequest(
            String sql,
            ParameterStyle parameters,
            EffectivePolicy policy,
            PrincipalClass principal,
            Catalog catalog,
            NameScope scope) {
        this(sql, parameters, policy, principal, catalog, scope, WantedKeys.NONE);
    }
}
