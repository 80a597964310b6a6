package dev.ormai.driver.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a policy permits, as views written by hand: {@code views/<policy>.sql}, for a role {@code views/<policy>+<role>.sql}, each a list of
 * {@code create view <table> as <query>;}. A definition under {@code -- only <database>} counts there alone. {@code :tenant}, {@code :user}
 * and {@code :attr.name} stand for the caller's values, {@code :text} and {@code :timestamp} for the database's types of a masked text and of
 * a point in time. Names are quoted with {@code "} for MariaDB as well.
 */
final class ViewDefinitions {
    private static final Pattern VIEW =
            Pattern.compile("(?:-- only (\\S+)\\s+)?create view (\\S+|\"[^\"]+\") as\\s+(.*?);", Pattern.DOTALL);

    private ViewDefinitions() {}

    /** @param functions the schema of the functions {@code expected_…}; MariaDB looks for them beside the views */
    static Map<String, String> of(String policy, Caller caller, String database, String functions) throws IOException {
        Map<String, String> views = new LinkedHashMap<>();
        Matcher matcher = VIEW.matcher(Files.readString(file(policy, caller)));
        while (matcher.find()) {
            Optional<String> only = Optional.ofNullable(matcher.group(1));
            if (only.isEmpty() || only.get().equals(database)) {
                String select = caller.fill(types(matcher.group(3), database))
                        .replaceAll("(expected_\\w+\\()", functions + ".$1");
                views.put(quotes(matcher.group(2), database), quotes(select, database));
            }
        }
        return views;
    }

    /** Roles that the policy does not know have no file of their own. */
    private static Path file(String policy, Caller caller) {
        Path folder = GoldenFiles.FOLDER.resolve("views");
        Path forRoles = folder.resolve(
                policy + "+" + String.join("+", caller.principal().roles()) + ".sql");
        return Files.exists(forRoles) ? forRoles : folder.resolve(policy + ".sql");
    }

    private static String types(String sql, String database) {
        return switch (database) {
            case "postgresql" ->
                sql.replace(":timestamp", "timestamp with time zone").replace(":text", "text");
            case "h2" -> sql.replace(":timestamp", "timestamp with time zone").replace(":text", "character varying");
            default -> exact(sql).replace(":timestamp", "datetime(6)").replace(":text", "char");
        };
    }

    /** MariaDB's usual collation takes {@code ACME} for {@code acme}, which a policy does not. */
    private static String exact(String sql) {
        return sql.replaceAll("((?:\\w+\\.)?\\w+) = (:tenant|:user)", "cast($1 as binary) = cast($2 as binary)");
    }

    private static String quotes(String sql, String database) {
        return database.equals("mariadb") ? sql.replace('"', '`') : sql;
    }
}
