package dev.ormai.driver;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.policy.PrincipalClass;
import dev.ormai.policy.Profile;

/** All that a plan depends on. What is not in here may not change a plan. */
record PlanKey(
        String text,
        Dialect dialect,
        ParameterStyle parameters,
        String catalogVersion,
        String policyVersion,
        Profile profile,
        PrincipalClass principal,
        NameScope scope,
        WantedKeys keys) {
    /** What remains to be compared where the text is compared by its shape. */
    PlanKey withoutText() {
        return new PlanKey("", dialect, parameters, catalogVersion, policyVersion, profile, principal, scope, keys);
    }

    static PlanKey of(SqlRequest request) {
        return new PlanKey(
                request.sql(),
                request.catalog().dialect(),
                request.parameters(),
                request.catalog().version(),
                request.policy().version(),
                request.policy().profile(),
                request.principal(),
                request.scope(),
                request.keys());
    }
}
