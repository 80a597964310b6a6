package dev.ormai.driver;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.policy.Principal;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Asks a guarded connection what it would do, without doing it: nothing is sent to the database and nothing is recorded.
 * For one thread, as its connection.
 */
public final class DryRun {
    private final Session session;

    private DryRun(Session session) {
        this.session = session;
    }

    /**
     * @param guarded a connection of this driver's, or one that a pool wrapped around it
     * @throws SQLException if it is none
     */
    public static DryRun of(Connection guarded) throws SQLException {
        return new DryRun(guarded.unwrap(GuardedConnection.class).session());
    }

    /** For whom the connection works now. */
    public Principal principal() {
        return session.principal();
    }

    /** What would become of the statement. */
    public Plan plan(String sql, ParameterStyle style) {
        Principal principal = session.principal();
        SqlRequest request = session.request(sql, style, WantedKeys.NONE, principal);
        PlanCache.Entry entry =
                StatementGate.withoutApproval(session.protection().plans().planExactly(request));
        if (entry instanceof PlanCache.Admitted admitted) {
            return new Plan.Forward(admitted.admission().sql, admitted.admission().explanation);
        }
        PlanCache.Refused refused = (PlanCache.Refused) entry;
        return new Plan.Refuse(refused.refusal(), refused.template());
    }

    /** The database as the connection's principal sees it now. */
    public GuardedSchema schema() {
        return GuardedSchema.of(session.policy(session.principal()), session.catalog(), session.scope());
    }
}
