package dev.ormai.driver;

import dev.ormai.planner.SqlPlanner;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens the driver's door for tests that bring a planner of their own. */
public final class Doors {
    private Doors() {}

    /** The caller closes it. */
    public static Connection open(DataSource real, PolicySet policy, Principal principal, SqlPlanner planner)
            throws SQLException {
        return OrmAiDataSource.around(real)
                .policy(policy)
                .principal(principal)
                .audit("off")
                .planner(planner)
                .build()
                .getConnection();
    }
}
