package dev.ormai.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where a connection looked for names before it was guarded and moved. It goes back there when it is closed: a pool behind us would
 * otherwise hand it to the next user where the last one left it.
 */
final class HomeSchema {
    private final Connection raw;
    private final Database database;
    private Optional<String> home = Optional.empty();

    HomeSchema(Connection raw, Database database) {
        this.raw = raw;
        this.database = database;
    }

    /** Called before each move; only the first one starts from home. PostgreSQL's connection never moves. */
    void leave() throws SQLException {
        if (home.isEmpty()) {
            home = Optional.ofNullable(
                    switch (database) {
                        case MYSQL, MARIADB -> raw.getCatalog();
                        case H2 -> raw.getSchema();
                        case POSTGRESQL -> null;
                    });
        }
    }

    /** What the client had not committed is lost, as with any connection that is given back. */
    void comeBack() throws SQLException {
        boolean away = home.isPresent() || database == Database.POSTGRESQL;
        if (!away || raw.isClosed()) {
            return;
        }
        boolean autoCommit = raw.getAutoCommit();
        if (!autoCommit) {
            raw.rollback();
        }
        moveBack();
        if (!autoCommit) {
            raw.commit();
        }
        home = Optional.empty();
    }

    private void moveBack() throws SQLException {
        switch (database) {
            case POSTGRESQL -> PinnedPath.undo(raw);
            case MYSQL, MARIADB -> raw.setCatalog(home.orElseThrow());
            case H2 -> raw.setSchema(home.orElseThrow());
        }
    }
}
