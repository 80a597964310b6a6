package dev.ormai.driver.golden;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.ResultShape;
import dev.ormai.testkit.Rows;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connection answered: rows and what is said of them, or an error.
 *
 * @param prepared what is said of the rows before the statement runs; nothing where it cannot be asked
 * @param parameters the type names of the statement's parameters, in order
 */
record Answer(
        @Nullable Rows rows,
        @Nullable ResultShape shapeOrNull,
        ResultShape prepared,
        List<String> parameters,
        @Nullable SQLException failure) {

    /** Sends a statement with the case's values; without values as a plain statement. Leaves the connection usable. */
    static Answer to(String sql, GoldenCase golden, Connection connection) throws SQLException {
        Optional<BoundValues> values = golden.entry("with").map(BoundValues::new);
        try {
            return values.isPresent() ? prepared(sql, values.get(), connection) : plain(sql, connection);
        } catch (SQLException e) {
            return new Answer(null, null, ResultShape.NONE, List.of(), e);
        }
    }

    private static Answer plain(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                throw new SQLException("no rows but an update count: " + sql);
            }
            return read(statement.getResultSet(), List.of(), described(sql, connection));
        }
    }

    private static Answer prepared(String sql, BoundValues values, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.bind(statement);
            List<String> types = types(statement.getParameterMetaData(), connection);
            ResultShape described = ResultShape.of(statement.getMetaData());
            return read(statement.executeQuery(), types, described);
        }
    }

    /** A question mark would be a parameter in a prepared statement. */
    private static ResultShape described(String sql, Connection connection) throws SQLException {
        if (sql.contains("?")) {
            return ResultShape.NONE;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return ResultShape.of(statement.getMetaData());
        }
    }

    /** MariaDB does not know the types before the values are bound. */
    private static List<String> types(ParameterMetaData metaData, Connection connection) throws SQLException {
        boolean known = !connection.getMetaData().getDatabaseProductName().equals("MariaDB");
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= metaData.getParameterCount(); i++) {
            types.add(known ? metaData.getParameterTypeName(i) : "?");
        }
        return types;
    }

    private static Answer read(ResultSet resultSet, List<String> parameters, ResultShape prepared) throws SQLException {
        try (resultSet) {
            ResultShape shape = ResultShape.of(resultSet.getMetaData());
            return new Answer(Rows.read(resultSet), shape, prepared, parameters, null);
        }
    }

    void requireRows(String who) {
        if (failure != null) {
            throw new AssertionError(
                    "%s answered: %s %s".formatted(who, failure.getSQLState(), failure.getMessage()), failure);
        }
    }

    /** The refusal that came instead of rows. */
    OrmAiSqlException refusal() {
        if (failure instanceof OrmAiSqlException refusal) {
            return refusal;
        }
        throw new AssertionError("not refused but " + (failure == null ? "answered: " + rows : "failed"), failure);
    }

    /** Of the error that came instead of rows. */
    String sqlState() {
        if (failure == null) {
            throw new AssertionError("no error but rows: " + rows);
        }
        return failure instanceof OrmAiSqlException ? "refused: " + failure.getMessage() : failure.getSQLState();
    }

    private Rows presentRows() {
        if (rows == null) {
            throw new IllegalStateException("there are no rows but an error", failure);
        }
        return rows;
    }

    ResultShape shape() {
        if (shapeOrNull == null) {
            throw new IllegalStateException("there are no rows but an error", failure);
        }
        return shapeOrNull;
    }

    int size() {
        return presentRows().size();
    }

    Answer first(int count) {
        Rows all = presentRows();
        return new Answer(
                new Rows(all.columns(), all.rows().stream().limit(count).toList()),
                shape(),
                prepared,
                parameters,
                null);
    }

    Optional<String> difference(Answer other, boolean ordered) {
        Rows all = presentRows();
        return ordered ? all.differenceInOrder(other.presentRows()) : all.differenceInAnyOrder(other.presentRows());
    }
}
