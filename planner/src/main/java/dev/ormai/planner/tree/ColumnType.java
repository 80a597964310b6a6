package dev.ormai.planner.tree;

/**
 * The type of a catalog column.
 *
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param typeName the database's own name for it, lower case, such as {@code int8}, {@code jsonb}, {@code _text}
 * @param precision length or number of digits; 0 if the type has none
 * @param scale digits behind the point; 0 if the type has none
 */
public record ColumnType(int jdbcType, String typeName, int precision, int scale) {
    /** The database finds out by itself. */
    public static final ColumnType UNKNOWN = new ColumnType(java.sql.Types.OTHER, "unknown", 0, 0);
}
