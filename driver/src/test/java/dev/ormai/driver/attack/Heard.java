package dev.ormai.driver.attack;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.policy.ErrorCode;
import dev.ormai.testkit.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a connection let its client hear after one statement.
 *
 * @param text rows, names, warnings and messages, to be searched
 * @param refusal the code, if it was refused
 */
record Heard(Optional<Rows> rows, Optional<SQLException> failure, Optional<ErrorCode> refusal, String text) {
    static Heard from(Connection connection, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            add(text, statement.getWarnings());
            if (!hasRows) {
                return new Heard(Optional.empty(), Optional.empty(), Optional.empty(), text.toString());
            }
            try (ResultSet resultSet = statement.getResultSet()) {
                add(text, resultSet.getMetaData());
                Rows rows = Rows.read(resultSet);
                add(text, resultSet.getWarnings());
                add(text, connection.getWarnings());
                text.append(rows);
                return new Heard(Optional.of(rows), Optional.empty(), Optional.empty(), text.toString());
            }
        } catch (SQLException e) {
            return failed(e);
        }
    }

    static Heard failed(SQLException failure) {
        StringBuilder text = new StringBuilder();
        add(text, failure);
        Optional<ErrorCode> refusal = failure instanceof OrmAiSqlException refused
                ? Optional.of(refused.error().code())
                : Optional.empty();
        return new Heard(Optional.empty(), Optional.of(failure), refusal, text.toString());
    }

    private static void add(StringBuilder text, ResultSetMetaData metaData) throws SQLException {
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            text.append(metaData.getColumnLabel(i)).append(' ').append(metaData.getColumnName(i));
            text.append(' ').append(metaData.getTableName(i)).append(' ').append(metaData.getSchemaName(i));
            text.append(' ').append(metaData.getColumnTypeName(i)).append('\n');
        }
    }

    private static void add(StringBuilder text, @Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            text.append(warning).append('\n');
        }
    }

    private static void add(StringBuilder text, SQLException first) {
        for (SQLException e = first; e != null; e = e.getNextException()) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                text.append(cause).append('\n');
            }
            if (e instanceof OrmAiSqlException refused) {
                text.append(refused.error().toJson()).append('\n');
            }
        }
    }

    /** For messages of tests: the first words of what came. */
    @Override
    public String toString() {
        String first = text.strip();
        return first.length() > 600 ? first.substring(0, 600) + " …" : first;
    }
}
