package dev.ormai.driver.catalog;

import dev.ormai.planner.tree.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/** MySQL's and MariaDB's tables and views; a schema is a database. */
final class MysqlCatalog {
    private static final String USERS_OWN = "not in ('information_schema', 'mysql', 'performance_schema', 'sys')";

    static final CatalogQueries QUERIES = new CatalogQueries(
            """
            select table_schema, table_name, column_name, is_nullable = 'YES' as is_nullable, data_type, column_type,
                   coalesce(character_maximum_length, numeric_precision, datetime_precision, 0) as type_precision,
                   coalesce(numeric_scale, 0) as type_scale
            from information_schema.columns
            where table_schema %s
            order by table_schema, table_name, ordinal_position"""
                    .formatted(USERS_OWN),
            """
            select table_schema, table_name, column_name, is_nullable = 'YES' as is_nullable, data_type, column_type,
                   coalesce(character_maximum_length, numeric_precision, datetime_precision, 0) as type_precision,
                   coalesce(numeric_scale, 0) as type_scale
            from information_schema.columns
            where table_schema = 'information_schema'
            order by table_schema, table_name, ordinal_position""",
            """
            select table_schema, table_name, column_name
            from information_schema.key_column_usage
            where constraint_name = 'PRIMARY' and table_schema %s
            order by table_schema, table_name, ordinal_position"""
                    .formatted(USERS_OWN),
            """
            select table_schema, table_name, constraint_name, column_name,
                   referenced_table_schema, referenced_table_name, referenced_column_name
            from information_schema.key_column_usage
            where referenced_table_name is not null and table_schema %s
            order by table_schema, table_name, constraint_name, ordinal_position"""
                    .formatted(USERS_OWN),
            """
            select 'FUNCTION', routine_schema, routine_name, null
            from information_schema.routines
            where routine_type = 'FUNCTION' and routine_schema %s
            order by routine_schema, routine_name"""
                    .formatted(USERS_OWN),
            Optional.empty(),
            Optional.of("select @@lower_case_table_names"),
            MysqlCatalog::type);

    private MysqlCatalog() {}

    private static ColumnType type(ResultSet row) throws SQLException {
        String name = row.getString("data_type").toLowerCase(Locale.ROOT);
        String whole = row.getString("column_type").toLowerCase(Locale.ROOT);
        boolean unsigned = whole.contains("unsigned");
        // longtext has a length of 2^32.
        int precision = (int) Math.min(row.getLong("type_precision"), Integer.MAX_VALUE);
        return new ColumnType(
                jdbcType(name, whole, unsigned),
                unsigned ? name + " unsigned" : name,
                precision,
                row.getInt("type_scale"));
    }

    private static int jdbcType(String name, String whole, boolean unsigned) {
        return switch (name) {
            case "tinyint" -> whole.startsWith("tinyint(1)") ? Types.BIT : Types.TINYINT;
            case "smallint" -> unsigned ? Types.INTEGER : Types.SMALLINT;
            case "mediumint" -> Types.INTEGER;
            case "int" -> unsigned ? Types.BIGINT : Types.INTEGER;
            case "bigint" -> unsigned ? Types.NUMERIC : Types.BIGINT;
            case "decimal" -> Types.DECIMAL;
            case "float" -> Types.REAL;
            case "double" -> Types.DOUBLE;
            case "bit" -> whole.equals("bit(1)") ? Types.BIT : Types.VARBINARY;
            case "char" -> Types.CHAR;
            case "varchar", "enum", "set", "inet4", "inet6" -> Types.VARCHAR;
            case "tinytext", "text", "mediumtext", "longtext", "json" -> Types.LONGVARCHAR;
            case "binary" -> Types.BINARY;
            case "varbinary" -> Types.VARBINARY;
            case "tinyblob", "blob", "mediumblob", "longblob" -> Types.LONGVARBINARY;
            case "date", "year" -> Types.DATE;
            case "time" -> Types.TIME;
            case "datetime", "timestamp" -> Types.TIMESTAMP;
            default -> Types.OTHER;
        };
    }
}
