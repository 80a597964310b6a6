package dev.ormai.testkit;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole result: what its columns are called and what they are, and the rows, as values that can be compared between two runs of a
 * statement and, as far as the types agree, between two databases.
 *
 * <p>Numbers of all types become {@link java.math.BigDecimal} with nine significant digits; points in time with a zone become {@link
 * java.time.Instant}, the other times their {@code java.time} type; bytes become hexadecimal text that begins with {@code \x}; arrays
 * become lists; JSON becomes its text without spaces.
 *
 * @param rows each as long as {@code columns}; a value is null where the database has null
 */
public record Rows(List<Column> columns, List<List<@Nullable Object>> rows) {
    /**
     * One column of a result.
     *
     * @param jdbcType of {@link java.sql.Types}
     * @param typeName the database's own word
     */
    public record Column(String label, int jdbcType, String typeName) {}

    public Rows {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** Reads to the end; does not close. */
    public static Rows read(ResultSet resultSet) throws SQLException {
        ResultSetMetaData metaData = resultSet.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            columns.add(
                    new Column(metaData.getColumnLabel(i), metaData.getColumnType(i), metaData.getColumnTypeName(i)));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (resultSet.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(ComparableValue.read(resultSet, i, columns.get(i - 1)));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new Rows(columns, rows);
    }

    public List<String> labels() {
        return columns.stream().map(Column::label).toList();
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The value of the only row's only column. */
    public @Nullable Object single() {
        if (rows.size() != 1 || columns.size() != 1) {
            throw new IllegalStateException("not one value but " + this);
        }
        return rows.get(0).get(0);
    }

    /** All values of one column, by its label in any case. */
    public List<@Nullable Object> column(String label) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).label().equalsIgnoreCase(label)) {
                int index = i;
                List<@Nullable Object> values = new ArrayList<>();
                rows.forEach(row -> values.add(row.get(index)));
                return Collections.unmodifiableList(values);
            }
        }
        throw new IllegalArgumentException("no column " + label + " in " + labels());
    }

    /** What differs when order counts; empty if nothing does. Labels must agree in any case, and column types too. */
    public Optional<String> differenceInOrder(Rows other) {
        return RowsDifference.inOrder(this, other);
    }

    /** What differs when order does not count but the number of equal rows does; empty if nothing does. */
    public Optional<String> differenceInAnyOrder(Rows other) {
        return RowsDifference.inAnyOrder(this, other);
    }

    /**
     * The same with all left out that databases do not agree on: column types; points in time are their date and time in UTC, UUIDs their
     * text.
     */
    public Rows acrossDatabases() {
        return new Rows(
                columns.stream()
                        .map(column -> new Column(column.label(), 0, ""))
                        .toList(),
                rows.stream().map(Rows::acrossDatabases).toList());
    }

    private static List<@Nullable Object> acrossDatabases(List<@Nullable Object> row) {
        List<@Nullable Object> values = new ArrayList<>();
        row.forEach(value -> values.add(ComparableValue.acrossDatabases(value)));
        return Collections.unmodifiableList(values);
    }

    /** A table for people: labels, a line, the rows. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.join(" | ", labels())).append('\n');
        rows.forEach(row -> text.append(RowsDifference.text(row)).append('\n'));
        return text.append('(').append(rows.size()).append(" rows)").toString();
    }
}
