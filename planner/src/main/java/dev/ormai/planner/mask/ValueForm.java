package dev.ormai.planner.mask;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnType;
import java.sql.Types;
import java.util.Set;

/** What has to be done to a column before its characters can be masked. */
enum ValueForm {
    /** Nothing. */
    TEXT,
    /** The blanks that fill up a fixed length do not belong to the value. */
    PADDED_TEXT,
    BOOLEAN,
    /** The database prints it. */
    PRINTED,
    /** There are no characters. */
    BYTES;

    private static final Set<Integer> TEXT_TYPES = Set.of(
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.CLOB,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGNVARCHAR,
            Types.NCLOB);

    private static final Set<Integer> BYTE_TYPES =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.JAVA_OBJECT);

    private static final Set<String> MYSQL_BYTE_TYPES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection",
            "vector");

    static ValueForm of(ColumnType type, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> ofPostgres(type);
            case MYSQL -> ofMySql(type);
            case H2 -> ofH2(type);
        };
    }

    /** By name, for the driver calls a boolean a bit, and an enum or a case-insensitive text a varchar. */
    private static ValueForm ofPostgres(ColumnType type) {
        return switch (type.typeName()) {
            case "text", "varchar", "character varying" -> TEXT;
            case "bool", "boolean" -> BOOLEAN;
            case "bytea" -> BYTES;
            default -> PRINTED;
        };
    }

    /** A {@code bit(n)} of several bits prints as raw bytes; a {@code json} must be printed, for it has no characters of its own. */
    private static ValueForm ofMySql(ColumnType type) {
        boolean bits = type.typeName().equals("bit") && type.precision() > 1;
        if (bits || BYTE_TYPES.contains(type.jdbcType()) || MYSQL_BYTE_TYPES.contains(type.typeName())) {
            return BYTES;
        }
        if (type.jdbcType() == Types.BIT || type.jdbcType() == Types.BOOLEAN) {
            return BOOLEAN;
        }
        return TEXT_TYPES.contains(type.jdbcType()) && !type.typeName().equals("json") ? TEXT : PRINTED;
    }

    /** H2 calls a UUID binary, but prints it. */
    private static ValueForm ofH2(ColumnType type) {
        if (type.typeName().equals("uuid")) {
            return PRINTED;
        }
        if (BYTE_TYPES.contains(type.jdbcType())) {
            return BYTES;
        }
        if (type.jdbcType() == Types.BOOLEAN || type.jdbcType() == Types.BIT) {
            return BOOLEAN;
        }
        if (type.jdbcType() == Types.CHAR || type.jdbcType() == Types.NCHAR) {
            return PADDED_TEXT;
        }
        return TEXT_TYPES.contains(type.jdbcType()) ? TEXT : PRINTED;
    }
}
