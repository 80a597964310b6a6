package dev.ormai.driver;

import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.ResultSource;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns as MySQL and MariaDB describe those of a table. Of a text that an expression makes they derive the length from that
 * expression, and for the digits behind the point they say "not fixed"; a mask's expression is no business of the client's.
 */
final class MySqlColumns extends GuardedResultSetMetaData {
    private final ResultColumns columns;

    MySqlColumns(ResultSetMetaData raw, ResultColumns columns) {
        super(raw);
        this.columns = columns;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        String table = super.getTableName(column);
        if (table.isEmpty()) {
            return masked(column)
                    .map(plain -> plain.mention().orElse(plain.table().name()))
                    .orElse(table);
        }
        return fenced(column).map(Map.Entry::getKey).orElse(table);
    }

    /** A masked column is an expression's, which has no database. */
    @Override
    public String getCatalogName(int column) throws SQLException {
        return masked(column).isPresent()
                ? super.getCatalogName(column)
                : fenced(column).flatMap(source -> source.getValue().schema()).orElse(super.getCatalogName(column));
    }

    /** Of a sub-select that cannot be merged they tell the table inside, without its database and without the name that it has outside. */
    private Optional<Map.Entry<String, ResultSource>> fenced(int column) throws SQLException {
        if (!super.getCatalogName(column).isEmpty()) {
            return Optional.empty();
        }
        String table = super.getTableName(column);
        List<Map.Entry<String, ResultSource>> mentions = columns.sources().entrySet().stream()
                .filter(source -> source.getValue().schema().isPresent()
                        && source.getValue().name().equals(table))
                .toList();
        Optional<String> read = mention(column);
        return mentions.size() == 1
                ? Optional.of(mentions.get(0))
                : mentions.stream()
                        .filter(mention -> read.filter(mention.getKey()::equals).isPresent())
                        .findFirst();
    }

    /** Which mention of a table a column is read from, only our own search can tell. */
    private Optional<String> mention(int column) throws SQLException {
        return columns.column(column, getColumnCount()) instanceof ResultColumn.Plain plain
                ? plain.mention()
                : Optional.empty();
    }

    @Override
    public int getScale(int column) throws SQLException {
        return maskedText(column) ? 0 : super.getScale(column);
    }

    /** A text of any length has no number that MariaDB's driver could give: 0, as for a table's column. */
    @Override
    public int getPrecision(int column) throws SQLException {
        return maskedText(column) && unlimited(column) ? 0 : super.getPrecision(column);
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return maskedText(column) && unlimited(column) ? 0 : super.getColumnDisplaySize(column);
    }

    private boolean unlimited(int column) throws SQLException {
        return "LONGTEXT".equals(getColumnTypeName(column));
    }

    private boolean maskedText(int column) throws SQLException {
        return masked(column)
                        .filter(plain -> plain.value() == ResultColumn.Value.MASK)
                        .isPresent()
                && String.class.getName().equals(getColumnClassName(column));
    }

    private Optional<ResultColumn.Plain> masked(int column) throws SQLException {
        return columns.column(column, getColumnCount()) instanceof ResultColumn.Plain plain && plain.masked()
                ? Optional.of(plain)
                : Optional.empty();
    }
}
