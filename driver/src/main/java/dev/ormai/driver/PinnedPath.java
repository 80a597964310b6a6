package dev.ormai.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PostgreSQL's own search path on a guarded connection: only the places where our text's operators are looked for. What the
 * client was given stays beside it in a setting of ours, so that a pool's connection that comes back is recognised.
 */
final class PinnedPath {
    private static final String ASK =
            "select pg_catalog.current_setting('search_path'), pg_catalog.current_setting('ormai.client_path', true)";
    private static final String SET =
            "select pg_catalog.set_config('search_path', ?, false), pg_catalog.set_config('ormai.client_path', ?, false)";

    private PinnedPath() {}

    /** @param client the setting as the client's connection was given it */
    static void set(Connection raw, List<String> schemas, String client) throws SQLException {
        write(raw, schemas.stream().map(PinnedPath::quoted).collect(Collectors.joining(", ")), client);
    }

    /** Gives back the path that the connection had before we pinned it, if we did; returns what it is then. */
    static String undo(Connection raw) throws SQLException {
        List<String> found = found(raw);
        boolean pinned =
                found.get(0).startsWith("\"pg_catalog\"") && found.get(0).endsWith("\"pg_temp\"");
        if (pinned && !found.get(1).isEmpty()) {
            write(raw, found.get(1), "");
            return found.get(1);
        }
        return found.get(0);
    }

    private static List<String> found(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            String before = row.getString(2);
            return List.of(row.getString(1), before == null ? "" : before);
        }
    }

    private static void write(Connection raw, String path, String before) throws SQLException {
        try (PreparedStatement statement = raw.prepareStatement(SET)) {
            statement.setString(1, path);
            statement.setString(2, before);
            statement.execute();
        }
    }

    private static String quoted(String schema) {
        return "\"" + schema.replace("\"", "\"\"") + "\"";
    }
}
