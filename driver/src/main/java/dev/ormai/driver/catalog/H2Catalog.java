package dev.ormai.driver.catalog;

import dev.ormai.planner.tree.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/** H2's tables and views. */
final class H2Catalog {
    static final CatalogQueries QUERIES = new CatalogQueries(
            """
            select table_schema, table_name, column_name, is_nullable = 'YES' as is_nullable, data_type,
                   coalesce(character_maximum_length, numeric_precision, datetime_precision, 0) as type_precision,
                   coalesce(numeric_scale, 0) as type_scale
            from information_schema.columns
            where table_schema <> 'INFORMATION_SCHEMA'
            order by table_schema, table_name, ordinal_position""",
            """
            select table_schema, table_name, column_name, is_nullable = 'YES' as is_nullable, data_type,
                   coalesce(character_maximum_length, numeric_precision, datetime_precision, 0) as type_precision,
                   coalesce(numeric_scale, 0) as type_scale
            from information_schema.columns
            where table_schema = 'INFORMATION_SCHEMA'
            order by table_schema, table_name, ordinal_position""",
            """
            select k.table_schema, k.table_name, k.column_name
            from information_schema.table_constraints c
            join information_schema.key_column_usage k
              on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name
             and k.table_schema = c.table_schema and k.table_name = c.table_name
            where c.constraint_type = 'PRIMARY KEY'
            order by k.table_schema, k.table_name, k.ordinal_position""",
            """
            select k.table_schema, k.table_name, k.constraint_name, k.column_name,
                   u.table_schema, u.table_name, u.column_name
            from information_schema.referential_constraints r
            join information_schema.key_column_usage k
              on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
            join information_schema.key_column_usage u
              on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
             and u.ordinal_position = k.position_in_unique_constraint
            order by k.table_schema, k.table_name, k.constraint_name, k.ordinal_position""",
            """
            select distinct 'FUNCTION', routine_schema, routine_name, cast(null as varchar)
            from information_schema.routines
            where routine_schema <> 'INFORMATION_SCHEMA'
            order by routine_schema, routine_name""",
            Optional.empty(),
            Optional.empty(),
            H2Catalog::type);

    private H2Catalog() {}

    private static ColumnType type(ResultSet row) throws SQLException {
        String name = row.getString("data_type").toLowerCase(Locale.ROOT);
        int precision = (int) Math.min(row.getLong("type_precision"), Integer.MAX_VALUE);
        return new ColumnType(jdbcType(name), name, precision, row.getInt("type_scale"));
    }

    private static int jdbcType(String name) {
        return switch (name) {
            case "boolean" -> Types.BOOLEAN;
            case "tinyint" -> Types.TINYINT;
            case "smallint" -> Types.SMALLINT;
            case "integer" -> Types.INTEGER;
            case "bigint" -> Types.BIGINT;
            case "numeric" -> Types.NUMERIC;
            case "real" -> Types.REAL;
            case "double precision" -> Types.DOUBLE;
            case "character" -> Types.CHAR;
            case "character varying", "varchar_ignorecase", "enum" -> Types.VARCHAR;
            case "character large object" -> Types.CLOB;
            case "binary" -> Types.BINARY;
            case "binary varying", "uuid" -> name.equals("uuid") ? Types.OTHER : Types.VARBINARY;
            case "binary large object" -> Types.BLOB;
            case "date" -> Types.DATE;
            case "time" -> Types.TIME;
            case "time with time zone" -> Types.TIME_WITH_TIMEZONE;
            case "timestamp" -> Types.TIMESTAMP;
            case "timestamp with time zone" -> Types.TIMESTAMP_WITH_TIMEZONE;
            case "array" -> Types.ARRAY;
            default -> Types.OTHER;
        };
    }
}
