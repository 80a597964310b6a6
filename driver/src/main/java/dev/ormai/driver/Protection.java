package dev.ormai.driver;

import static java.util.Objects.requireNonNull;

import dev.ormai.audit.AuditLog;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.policy.AuditRules;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicySource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What stands between many connections and their database: the policy, the plans made under it and the audit. Thread-safe. */
final class Protection {
    private static final System.Logger LOGGER = System.getLogger(Protection.class.getName());
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private final Policies policies;
    private final PlanCache plans;
    private final AuditLog audit;
    private final Clock clock;

    Protection(SqlPlanner planner, Policies policies, AuditLog audit, Clock clock) {
        this.policies = requireNonNull(policies, "policies");
        this.plans = new PlanCache(planner);
        this.audit = requireNonNull(audit, "audit");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Under a policy file, which is looked at again while it is used. */
    static Protection ofFile(
            SqlPlanner planner, String location, Optional<Profile> profile, Optional<AuditTarget> audit) {
        return of(planner, new FilePolicies(PolicySource.open(location), profile), audit);
    }

    /** Under a policy that stays. */
    static Protection of(SqlPlanner planner, PolicySet set, Optional<Profile> profile, Optional<AuditTarget> audit) {
        PolicySet chosen =
                profile.map(p -> set.withProfile(p, Secrets.ofProcess())).orElse(set);
        return of(planner, chosen::forRoles, audit);
    }

    private static Protection of(SqlPlanner planner, Policies policies, Optional<AuditTarget> audit) {
        AuditRules rules = policies.forRoles(List.of()).audit();
        Optional<String> sink = audit.map(AuditTarget::sink).or(rules::sink);
        if (sink.isEmpty() && WARNED.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "statements are not recorded: neither policy nor URL names an audit");
        }
        boolean refuse = audit.flatMap(AuditTarget::refuseOnFailure).orElse(rules.refuseOnFailure());
        AuditLog log = AuditLog.of(sink.orElse("off"), refuse);
        return new Protection(planner, policies, log, Clock.systemUTC());
    }

    Policies policies() {
        return policies;
    }

    PlanCache plans() {
        return plans;
    }

    AuditLog audit() {
        return audit;
    }

    Clock clock() {
        return clock;
    }
}
