package dev.ormai.mcp.model;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnType;
import java.sql.Types;
import java.util.Set;

/** What kind of values a field has, the same word on every database. */
public enum FieldKind {
    INTEGER("integer", "a whole number"),
    DECIMAL("decimal", "a number"),
    FLOAT("float", "a number"),
    STRING("string", "a string"),
    BOOLEAN("boolean", "true or false"),
    DATE("date", "a date such as 2025-01-31"),
    TIME("time", "a time such as 13:45:00"),
    DATETIME("datetime", "a date and time such as 2025-01-31T13:45:00"),
    INSTANT("datetime", "a date and time such as 2025-01-31T13:45:00Z"),
    UUID("uuid", "a UUID such as 6f1c24d2-5a0e-4c2c-9d55-0d1f6b1f6d10"),
    JSON("json", "a JSON document"),
    BINARY("binary", "bytes in base64"),
    OTHER("other", "a string");

    private static final Set<String> INSTANTS = Set.of("timestamptz", "timestamp with time zone");

    private final String word;
    private final String expected;

    FieldKind(String word, String expected) {
        this.word = word;
        this.expected = expected;
    }

    /** As the schema names it to agents. */
    public String word() {
        return word;
    }

    /** For messages: what a value has to be. */
    public String expected() {
        return expected;
    }

    /** Whether values can be compared with others and sorted. */
    public boolean isComparable() {
        return this != JSON && this != BINARY && this != OTHER;
    }

    /** Whether values can be added up. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }

    /** Whether there is a least and a greatest of them on every database. */
    public boolean hasExtremes() {
        return isComparable() && this != BOOLEAN && this != UUID;
    }

    /** The kind of a column, or of a column of a result. */
    public static FieldKind of(ColumnType type, Dialect dialect) {
        String name = type.typeName();
        if (name.equals("uuid")) {
            return UUID;
        }
        if (name.equals("json") || name.equals("jsonb")) {
            return JSON;
        }
        if (INSTANTS.contains(name)) {
            return INSTANT;
        }
        if (name.startsWith("_")) {
            return OTHER;
        }
        return switch (dialect) {
            case POSTGRESQL -> ofPostgresql(name, type.jdbcType());
            case MYSQL -> ofMysql(name, type.jdbcType());
            case H2 -> name.equals("decfloat") ? DECIMAL : ofJdbc(type.jdbcType());
        };
    }

    private static FieldKind ofPostgresql(String name, int jdbcType) {
        return switch (name) {
            case "bit", "varbit", "money", "timetz" -> OTHER;
            case "citext" -> STRING;
            default -> ofJdbc(jdbcType);
        };
    }

    private static FieldKind ofMysql(String name, int jdbcType) {
        return switch (name) {
            case "year", "bigint unsigned" -> INTEGER;
            default -> ofJdbc(jdbcType);
        };
    }

    private static FieldKind ofJdbc(int jdbcType) {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOAT;
            case Types.BOOLEAN, Types.BIT -> BOOLEAN;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.CLOB,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.NCLOB -> STRING;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> DATETIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BINARY;
            default -> OTHER;
        };
    }
}
