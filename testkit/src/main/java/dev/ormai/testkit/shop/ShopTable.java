package dev.ormai.testkit.shop;

import dev.ormai.testkit.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One table with its rows.
 *
 * @param rows each as long as {@code columns}; numbers, text, {@link Boolean}, {@link UUID}, {@link java.time.LocalDate}, {@link
 *     LocalDateTime}, {@link Instant}, {@link Json} and null
 */
record ShopTable(String name, List<String> columns, List<List<@Nullable Object>> rows) {
    /** The text of a JSON document. */
    record Json(String text) {}

    ShopTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static List<@Nullable Object> row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        Collections.addAll(row, values);
        return Collections.unmodifiableList(row);
    }

    void insert(Connection connection, DatabaseKind kind) throws SQLException {
        String sql = "insert into %s (%s) values (%s)"
                .formatted(
                        name,
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> placeholder(column, kind))
                                .collect(Collectors.joining(", ")));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<@Nullable Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, parameter(row.get(i), kind));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String placeholder(String column, DatabaseKind kind) {
        boolean json = column.equals("payload") || column.equals("attributes");
        return switch (kind) {
            case H2 -> json ? "? format json" : "?";
            case POSTGRESQL -> json ? "cast(? as json)" : "?";
            case MARIADB, MYSQL -> "?";
        };
    }

    /** MariaDB and MySQL have no type for a point in time that keeps out of the session's zone, so they get it as UTC. */
    private static @Nullable Object parameter(@Nullable Object value, DatabaseKind kind) {
        if (value instanceof Json json) {
            return json.text();
        }
        if (value instanceof Instant instant) {
            return kind.isMySqlFamily()
                    ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                    : instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof UUID uuid && kind.isMySqlFamily()) {
            return uuid.toString();
        }
        return value;
    }
}
