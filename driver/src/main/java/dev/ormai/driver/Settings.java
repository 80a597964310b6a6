package dev.ormai.driver;

import java.sql.SQLException;
import java.sql.Statement;

/** What a client can set on a statement beside its limits. */
final class Settings {
    private Settings() {}

    /** Sets only what differs: for some drivers a setter is a call to the server. */
    static void copy(Statement from, Statement to) throws SQLException {
        if (to.getFetchSize() != from.getFetchSize()) {
            to.setFetchSize(from.getFetchSize());
        }
        if (to.getFetchDirection() != from.getFetchDirection()) {
            to.setFetchDirection(from.getFetchDirection());
        }
        if (to.getMaxFieldSize() != from.getMaxFieldSize()) {
            to.setMaxFieldSize(from.getMaxFieldSize());
        }
        if (to.isPoolable() != from.isPoolable()) {
            to.setPoolable(from.isPoolable());
        }
    }
}
