package dev.ormai.planner.mask;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.MaskKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table with one column of some type, read through a mask or the hash; values come back in the order they went in. */
final class MaskedColumn {
    private final Connection connection;
    private final Dialect dialect;
    private final ColumnReference column;
    private final ColumnType type;

    private MaskedColumn(Connection connection, Dialect dialect, ColumnReference column, ColumnType type) {
        this.connection = connection;
        this.dialect = dialect;
        this.column = column;
        this.type = type;
    }

    /** A column that holds what the literals say. */
    static MaskedColumn ofLiterals(Connection connection, Dialect dialect, String type, List<String> literals)
            throws SQLException {
        MaskedColumn column = empty(connection, dialect, type);
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < literals.size(); i++) {
                statement.execute("insert into masked values (%d, %s)".formatted(i, literals.get(i)));
            }
        }
        return column;
    }

    static MaskedColumn ofTexts(Connection connection, Dialect dialect, String type, List<String> texts)
            throws SQLException {
        MaskedColumn column = empty(connection, dialect, type);
        try (PreparedStatement statement = connection.prepareStatement("insert into masked values (?, ?)")) {
            for (int i = 0; i < texts.size(); i++) {
                statement.setInt(1, i);
                statement.setString(2, texts.get(i));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return column;
    }

    private static MaskedColumn empty(Connection connection, Dialect dialect, String type) throws SQLException {
        String name = dialect == Dialect.H2 ? "V" : "v";
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists masked");
            statement.execute("create table masked (id int primary key, v %s)".formatted(type));
            try (ResultSet none = statement.executeQuery("select v from masked")) {
                return new MaskedColumn(connection, dialect, ColumnReference.of(name), typeOf(none));
            }
        }
    }

    private static ColumnType typeOf(ResultSet resultSet) throws SQLException {
        ResultSetMetaData metaData = resultSet.getMetaData();
        return new ColumnType(
                metaData.getColumnType(1),
                metaData.getColumnTypeName(1).toLowerCase(Locale.ROOT),
                metaData.getPrecision(1),
                metaData.getScale(1));
    }

    /** The type of the column itself, in the words of the database. */
    String typeName() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery("select v from masked")) {
            return named(resultSet.getMetaData());
        }
    }

    /** MariaDB calls computed texts by the name of a longer type, so that there the Java class must do. */
    private String named(ResultSetMetaData metaData) throws SQLException {
        return dialect == Dialect.MYSQL ? metaData.getColumnClassName(1) : metaData.getColumnTypeName(1);
    }

    List<@Nullable String> masked(MaskKind kind) throws SQLException {
        return read(MaskExpressions.mask(kind, column, type, dialect), new HashKey(new byte[] {1}));
    }

    List<@Nullable String> hashed(HashKey key) throws SQLException {
        return read(MaskExpressions.hash(column, type, dialect), key);
    }

    /** The type of the column under the mask, in the words of the database. */
    String maskedType(MaskKind kind) throws SQLException {
        WrittenSql sql = written(MaskExpressions.mask(kind, column, type, dialect));
        try (PreparedStatement statement = connection.prepareStatement(sql.text());
                ResultSet resultSet = statement.executeQuery()) {
            return named(resultSet.getMetaData());
        }
    }

    private List<@Nullable String> read(Expression expression, HashKey key) throws SQLException {
        WrittenSql sql = written(expression);
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setBytes(i + 1, bytes(sql.parameters().get(i), key));
            }
            try (ResultSet resultSet = statement.executeQuery()) {
                return texts(resultSet);
            }
        }
    }

    private WrittenSql written(Expression expression) {
        WrittenSql written = SqlWriter.write(expression, dialect);
        return new WrittenSql("select " + written.text() + " from masked order by id", written.parameters());
    }

    private static byte[] bytes(ParameterSource source, HashKey key) {
        if (source instanceof ParameterSource.Policy policy && policy.value() instanceof PolicyValue.HashKeyPad half) {
            return half.pad() == PolicyValue.Pad.INNER ? key.innerPad() : key.outerPad();
        }
        throw new IllegalStateException("a mask asked for " + source);
    }

    private static List<@Nullable String> texts(ResultSet resultSet) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>();
        while (resultSet.next()) {
            texts.add(resultSet.getString(1));
        }
        return texts;
    }
}
