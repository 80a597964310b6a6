package dev.ormai.mcp.tool;

import dev.ormai.driver.OrmAiConnection;
import dev.ormai.driver.PrincipalScope;
import dev.ormai.policy.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of the driver, each for one principal. Thread-safe. */
record GuardedDatabase(DataSource connections) {
    interface Work<T> {
        T on(OrmAiConnection connection) throws SQLException;
    }

    <T> T as(Principal principal, Work<T> work) throws SQLException {
        try {
            return PrincipalScope.call(principal, () -> {
                try (Connection connection = connections.getConnection()) {
                    return work.on(connection.unwrap(OrmAiConnection.class));
                }
            });
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("nothing else is thrown in a scope", e);
        }
    }
}
