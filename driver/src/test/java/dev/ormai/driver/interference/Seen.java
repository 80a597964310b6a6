package dev.ormai.driver.interference;

import dev.ormai.driver.OrmAiSqlException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that a client sees of one statement: rows, names, types, warnings, counts and errors.
 *
 * @param result the rows alone, or the SQLSTATE
 * @param refused whether it went no further than the driver
 * @param failed whether the database failed
 */
record Seen(String text, String result, boolean refused, boolean failed) {
    /** MariaDB's driver tells the number of its connection, which is another for each. */
    private static final Pattern CONNECTION = Pattern.compile("\\(conn=[0-9]+\\) ");

    static Seen of(Connection connection, Statement statement) {
        StringBuilder text = new StringBuilder();
        StringBuilder lines = new StringBuilder();
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            for (int i = 0; i < statement.values().size(); i++) {
                prepared.setObject(i + 1, statement.values().get(i));
            }
            boolean rows = prepared.execute();
            if (rows) {
                try (ResultSet result = prepared.getResultSet()) {
                    columns(result.getMetaData(), text);
                    rows(result, statement.ordered(), lines);
                    text.append(lines);
                    warnings(result.getWarnings(), text);
                }
            }
            text.append("count ").append(prepared.getUpdateCount()).append('\n');
            warnings(prepared.getWarnings(), text);
            warnings(connection.getWarnings(), text);
            connection.clearWarnings();
            return new Seen(text.toString(), lines.toString(), false, false);
        } catch (SQLException e) {
            for (SQLException each = e; each != null; each = each.getNextException()) {
                text.append("%s %s %d %s%n"
                        .formatted(
                                each.getClass().getSimpleName(),
                                each.getSQLState(),
                                each.getErrorCode(),
                                CONNECTION
                                        .matcher(String.valueOf(each.getMessage()))
                                        .replaceAll("")));
            }
            boolean refused = e instanceof OrmAiSqlException;
            return new Seen(text.toString(), "error " + e.getSQLState(), refused, !refused);
        }
    }

    private static void columns(ResultSetMetaData metaData, StringBuilder text) throws SQLException {
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            text.append(metaData.getColumnLabel(i)).append(' ');
            text.append(metaData.getColumnName(i)).append(' ');
            text.append(metaData.getTableName(i)).append(' ');
            text.append(metaData.getColumnType(i)).append(' ');
            text.append(metaData.getColumnTypeName(i)).append(' ');
            text.append(metaData.getColumnClassName(i)).append(' ');
            text.append(metaData.getPrecision(i)).append(' ');
            text.append(metaData.getScale(i)).append(' ');
            text.append(metaData.getColumnDisplaySize(i)).append(' ');
            text.append(metaData.isNullable(i)).append(' ');
            text.append(metaData.isSigned(i)).append('\n');
        }
    }

    /** Without an order that leaves no choice the rows are a bag. */
    private static void rows(ResultSet result, boolean ordered, StringBuilder text) throws SQLException {
        List<String> lines = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                line.append(result.getString(i)).append('|');
            }
            lines.add(line.toString());
        }
        if (!ordered) {
            Collections.sort(lines);
        }
        lines.forEach(line -> text.append(line).append('\n'));
    }

    private static void warnings(@Nullable SQLWarning first, StringBuilder text) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            text.append("warning ").append(warning.getSQLState()).append(' ');
            text.append(warning.getErrorCode())
                    .append(' ')
                    .append(warning.getMessage())
                    .append('\n');
        }
    }

    /** The first words, for messages. */
    String beginning() {
        String words = text.strip().replace("\n", " / ");
        return words.length() > 300 ? words.substring(0, 300) + " …" : words;
    }
}
