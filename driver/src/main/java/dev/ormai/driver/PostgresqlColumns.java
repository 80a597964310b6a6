package dev.ormai.driver;

import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.TableId;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns as PostgreSQL describes those of a view. It names the real table behind a column that our sub-select hands through, and
 * none behind a mask; of a view it knows no constraint and no sequence, whatever the tables below have.
 */
final class PostgresqlColumns extends GuardedResultSetMetaData {
    /** Their columns are those of the database itself, behind no relation of a policy's. */
    private static final Set<String> CATALOGS = Set.of("pg_catalog", "information_schema");

    private static final Pattern QUALIFIED = Pattern.compile("\"((?:[^\"]|\"\")+)\"\\.\"((?:[^\"]|\"\")+)\"");

    private final ResultColumns columns;
    private final NameScope scope;

    PostgresqlColumns(ResultSetMetaData raw, ResultColumns columns, NameScope scope) {
        super(raw);
        this.columns = columns;
        this.scope = scope;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        String table = super.getTableName(column);
        return table.isEmpty() && what(column) instanceof ResultColumn.Plain plain && plain.masked()
                ? plain.table().name()
                : table;
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return ofRelation(column) || what(column) instanceof ResultColumn.WholeRow
                ? columnNullable
                : super.isNullable(column);
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        return !ofRelation(column) && super.isAutoIncrement(column);
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return what(column) instanceof ResultColumn.WholeRow ? Types.STRUCT : super.getColumnType(column);
    }

    /** A row has the type of its table, as the driver writes it. */
    @Override
    public String getColumnTypeName(int column) throws SQLException {
        if (!(what(column) instanceof ResultColumn.WholeRow row)) {
            return shown(super.getColumnTypeName(column), scope);
        }
        TableId table = row.table();
        return scope.searchPath().contains(table.schema())
                ? table.name()
                : "\"" + table.schema() + "\".\"" + table.name() + "\"";
    }

    /** PostgreSQL's driver puts the schema before a type that is not on the real search path, which is not the client's. */
    static String shown(String type, NameScope scope) {
        Matcher matcher = QUALIFIED.matcher(type);
        boolean found = matcher.matches()
                && scope.searchPath().contains(matcher.group(1).replace("\"\"", "\""));
        return found ? matcher.group(2).replace("\"\"", "\"") : type;
    }

    private boolean ofRelation(int column) throws SQLException {
        return !columns.equals(ResultColumns.UNKNOWN)
                && !getTableName(column).isEmpty()
                && !(what(column) instanceof ResultColumn.Plain plain
                        && CATALOGS.contains(plain.table().schema()));
    }

    private ResultColumn what(int column) throws SQLException {
        return columns.column(column, getColumnCount());
    }
}
