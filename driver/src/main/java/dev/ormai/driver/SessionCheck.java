package dev.ormai.driver;

import dev.ormai.planner.catalog.NameScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks a new connection for the settings on which the meaning of our text depends, and where it looks for tables. Text is
 * written for one set of them, so a connection with others is refused.
 */
final class SessionCheck {
    /**
     * Modes of MySQL and MariaDB under which quotes, backslashes, bars or precedence mean something else. Not IGNORE_SPACE,
     * which MariaDB's driver always asks for: a name before a parenthesis is a function to us with a space or without.
     */
    private static final Set<String> OTHER_MEANING = Set.of(
            "ANSI_QUOTES",
            "NO_BACKSLASH_ESCAPES",
            "PIPES_AS_CONCAT",
            "HIGH_NOT_PRECEDENCE",
            "EMPTY_STRING_IS_NULL",
            "ANSI",
            "ORACLE",
            "MSSQL",
            "DB2",
            "POSTGRESQL",
            "MAXDB");

    private SessionCheck() {}

    /** Opens a transaction if the connection is not in autocommit. */
    static NameScope scope(Connection raw, Database database) throws SQLException {
        return switch (database) {
            case POSTGRESQL -> postgresql(raw);
            case MYSQL, MARIADB -> mysql(raw);
            case H2 -> h2(raw);
        };
    }

    private static NameScope postgresql(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_catalog.current_setting('standard_conforming_strings'),"
                                + " pg_catalog.current_setting('client_encoding'),"
                                + " pg_catalog.current_setting('transform_null_equals'),"
                                + " pg_catalog.current_schemas(false)")) {
            row.next();
            require("standard_conforming_strings", row.getString(1), "on");
            require("client_encoding", row.getString(2), "UTF8");
            require("transform_null_equals", row.getString(3), "off");
            return new NameScope(Arrays.asList((String[]) row.getArray(4).getArray()));
        }
    }

    private static NameScope mysql(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery(
                        "select @@sql_mode, @@character_set_client, @@character_set_connection, database()")) {
            row.next();
            for (String mode : row.getString(1).toUpperCase(Locale.ROOT).split(",", -1)) {
                if (OTHER_MEANING.contains(mode)) {
                    throw refused("sql_mode", row.getString(1), "without " + mode);
                }
            }
            require("character_set_client", row.getString(2), "utf8mb4");
            require("character_set_connection", row.getString(3), "utf8mb4");
            String current = row.getString(4);
            return new NameScope(current == null ? List.of() : List.of(current));
        }
    }

    private static NameScope h2(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement()) {
            try (ResultSet row = statement.executeQuery("select setting_name, setting_value"
                    + " from information_schema.settings where setting_name in ('MODE', 'DATABASE_TO_UPPER',"
                    + " 'DATABASE_TO_LOWER', 'CASE_INSENSITIVE_IDENTIFIERS', 'NON_KEYWORDS')")) {
                while (row.next()) {
                    String wanted =
                            switch (row.getString(1)) {
                                case "MODE" -> "REGULAR";
                                case "DATABASE_TO_UPPER" -> "TRUE";
                                case "NON_KEYWORDS" -> "";
                                default -> "FALSE";
                            };
                    require(row.getString(1), row.getString(2).toUpperCase(Locale.ROOT), wanted);
                }
            }
            List<String> path = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select schema()")) {
                row.next();
                path.add(row.getString(1));
            }
            return new NameScope(path);
        }
    }

    private static void require(String setting, String value, String wanted) throws SQLException {
        if (!value.equalsIgnoreCase(wanted)) {
            throw refused(setting, value, wanted);
        }
    }

    private static SQLException refused(String setting, String value, String wanted) {
        return Refusals.notSupported(
                "the database's setting %s is '%s': statements would mean something else than what was checked"
                        .formatted(setting, value),
                "connect with %s %s".formatted(setting, wanted));
    }
}
