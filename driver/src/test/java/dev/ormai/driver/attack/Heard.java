package dev.ormai.driver.attack;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.policy.ErrorCode;
import dev.ormai.testkit.Rows;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a connection let its client hear after one statement.
 *
 * @param text rows, names, counts, warnings, messages and what each object says of itself, to be searched
 * @param refusal the code, if it was refused
 */
record Heard(Optional<Rows> rows, Optional<SQLException> failure, Optional<ErrorCode> refusal, String text) {
    static Heard from(Connection connection, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            text.append(statement).append(connection).append('\n');
            text.append(statement.getUpdateCount()).append('\n');
            add(text, statement.getWarnings());
            if (!hasRows) {
                return new Heard(Optional.empty(), Optional.empty(), Optional.empty(), text.toString());
            }
            try (ResultSet resultSet = statement.getResultSet()) {
                add(text, resultSet.getMetaData());
                Rows rows = Rows.read(resultSet);
                text.append(resultSet).append(rows).append('\n');
                add(text, resultSet.getWarnings());
                add(text, connection.getWarnings());
                return new Heard(Optional.of(rows), Optional.empty(), Optional.empty(), text.toString());
            }
        } catch (SQLException e) {
            return failed(e);
        }
    }

    /** The same statement prepared: what is told of it before it runs. */
    static Heard described(Connection connection, String sql) {
        StringBuilder text = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            text.append(statement).append('\n');
            ParameterMetaData parameters = statement.getParameterMetaData();
            text.append(parameters).append(parameters.getParameterCount()).append('\n');
            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                text.append(parameters.getParameterTypeName(i)).append('\n');
            }
            ResultSetMetaData columns = statement.getMetaData();
            if (columns != null) {
                add(text, columns);
            }
            return new Heard(Optional.empty(), Optional.empty(), Optional.empty(), text.toString());
        } catch (SQLException e) {
            return failed(e);
        }
    }

    static Heard failed(SQLException failure) {
        StringBuilder text = new StringBuilder();
        add(text, failure, Collections.newSetFromMap(new IdentityHashMap<>()));
        Optional<ErrorCode> refusal = failure instanceof OrmAiSqlException refused
                ? Optional.of(refused.error().code())
                : Optional.empty();
        return new Heard(Optional.empty(), Optional.of(failure), refusal, text.toString());
    }

    private static void add(StringBuilder text, ResultSetMetaData metaData) throws SQLException {
        text.append(metaData).append('\n');
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            text.append(metaData.getColumnLabel(i)).append(' ').append(metaData.getColumnName(i));
            text.append(' ').append(metaData.getTableName(i)).append(' ').append(metaData.getSchemaName(i));
            text.append(' ').append(metaData.getCatalogName(i)).append(' ').append(metaData.getColumnTypeName(i));
            text.append(' ').append(metaData.getColumnClassName(i)).append('\n');
        }
    }

    private static void add(StringBuilder text, @Nullable SQLWarning first) {
        if (first != null) {
            text.append(failed(first).text());
        }
    }

    /** The error, what it wraps, what follows and what it suppressed, each once. */
    private static void add(StringBuilder text, @Nullable Throwable error, Set<Throwable> known) {
        if (error == null || !known.add(error)) {
            return;
        }
        text.append(error).append('\n').append(error.getLocalizedMessage()).append('\n');
        add(text, error.getCause(), known);
        for (Throwable suppressed : error.getSuppressed()) {
            add(text, suppressed, known);
        }
        if (error instanceof SQLException sql) {
            text.append(sql.getSQLState()).append('\n');
            add(text, sql.getNextException(), known);
        }
        if (error instanceof OrmAiSqlException refused) {
            text.append(refused.error().toJson())
                    .append('\n')
                    .append(refused.error())
                    .append('\n');
        }
    }

    /** For messages of tests: the first words of what came. */
    @Override
    public String toString() {
        String first = text.strip();
        return first.length() > 600 ? first.substring(0, 600) + " …" : first;
    }
}
