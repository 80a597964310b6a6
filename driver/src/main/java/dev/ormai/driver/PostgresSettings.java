package dev.ormai.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Settings of a session of PostgreSQL, by functions and bound values: no text of a client's is sent. */
final class PostgresSettings {
    private static final String ASK = "select setting from pg_catalog.pg_settings where name operator(pg_catalog.=) ?";
    private static final String SET = "select pg_catalog.set_config(?, ?, ?)";

    private PostgresSettings() {}

    /** Times in milliseconds, all else as SHOW says it. */
    static String current(Connection raw, String name) throws SQLException {
        try (PreparedStatement statement = raw.prepareStatement(ASK)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw Refusals.notSupported("this server has no setting " + name, "leave the statement out");
                }
                return row.getString(1);
            }
        }
    }

    /** @param local whether it ends with the transaction */
    static void set(Connection raw, String name, String value, boolean local) throws SQLException {
        try (PreparedStatement statement = raw.prepareStatement(SET)) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.setBoolean(3, local);
            statement.execute();
        }
    }
}
