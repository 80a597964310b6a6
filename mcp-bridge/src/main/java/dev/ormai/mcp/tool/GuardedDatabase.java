package dev.ormai.mcp.tool;

import dev.ormai.driver.OrmAiConnection;
import dev.ormai.driver.PrincipalScope;
import dev.ormai.policy.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of the driver, each for one principal. Thread-safe. */
record GuardedDatabase(DataSource connections) {
    private static final System.Logger LOGGER = System.getLogger(GuardedDatabase.class.getName());

    interface Work<T> {
        T on(OrmAiConnection connection) throws SQLException;
    }

    <T> T as(Principal principal, Work<T> work) throws SQLException {
        try {
            return PrincipalScope.call(principal, () -> {
                try (Connection connection = connections.getConnection()) {
                    OrmAiConnection door = connection.unwrap(OrmAiConnection.class);
                    try {
                        return work.on(door);
                    } finally {
                        letGo(connection, door);
                    }
                }
            });
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("nothing else is thrown in a scope", e);
        }
    }

    /** The work goes past the proxy of a pool, which learns here that the database has cut the connection. */
    private static void letGo(Connection pooled, OrmAiConnection door) throws SQLException {
        if (door.isClosed()) {
            try {
                pooled.getWarnings();
            } catch (SQLException cut) {
                LOGGER.log(System.Logger.Level.DEBUG, "the database cut a connection; its pool lets go of it", cut);
            }
        }
    }
}
