package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.TypeName;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/** Types whose values are compared in the same way; the first half are types of columns, the second kinds of constants. */
enum Family {
    BOOLEAN,
    INTEGER,
    /** A decimal number of so few digits that a double can hold its magnitude. */
    DECIMAL,
    /** A decimal number without a limit on its digits. */
    UNLIMITED_DECIMAL,
    FLOAT,
    TEXT,
    /** Blank-padded text. */
    CHAR,
    DATE,
    TIME,
    TIME_WITH_ZONE,
    TIMESTAMP,
    TIMESTAMP_WITH_ZONE,
    INTERVAL,
    UUID,
    BINARY,
    ENUM,
    /** Nothing is known of it; compares with nothing. */
    OTHER,

    NULL,
    /** A string that the database reads as whatever it is compared with. */
    STRING,
    NUMBER,
    PARAMETER;

    /** Of a {@link #DECIMAL}; a double holds numbers of up to 308 digits. */
    static final int MOST_DIGITS = 300;

    private static final Set<String> POSTGRES_TEXT = Set.of("text", "varchar", "name");

    static Family of(ColumnType type, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> postgres(type);
            case MYSQL -> mysql(type);
            case H2 -> h2(type);
        };
    }

    /** The family of a type as written, without modifiers; OTHER for types of which only the catalog knows. */
    static Family named(TypeName type) {
        if (type.quoted() || type.schema().isPresent() || type.dimensions() > 0) {
            return OTHER;
        }
        boolean zone = type.suffix().equals("with time zone") || type.name().endsWith(" with time zone");
        return switch (type.name()) {
            case "bool", "boolean" -> BOOLEAN;
            case "int", "integer", "int2", "int4", "int8", "smallint", "bigint" -> INTEGER;
            case "numeric", "decimal" -> UNLIMITED_DECIMAL;
            case "float4", "float8", "real", "double precision" -> FLOAT;
            case "text", "varchar", "character varying" -> TEXT;
            case "date" -> DATE;
            case "time" -> zone ? OTHER : TIME;
            case "timestamp", "datetime" -> zone ? TIMESTAMP_WITH_ZONE : TIMESTAMP;
            case "timestamptz", "timestamp with time zone" -> TIMESTAMP_WITH_ZONE;
            case "interval" -> INTERVAL;
            case "uuid" -> UUID;
            default -> OTHER;
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Family postgres(ColumnType type) {
        return switch (type.typeName()) {
            case "bool" -> BOOLEAN;
            case "int2", "int4", "int8" -> INTEGER;
            case "numeric" -> decimal(type);
            case "float4", "float8" -> FLOAT;
            case "bpchar" -> CHAR;
            case "date" -> DATE;
            case "time" -> TIME;
            case "timetz" -> TIME_WITH_ZONE;
            case "timestamp" -> TIMESTAMP;
            case "timestamptz" -> TIMESTAMP_WITH_ZONE;
            case "interval" -> INTERVAL;
            case "uuid" -> UUID;
            case "bytea" -> BINARY;
            default -> {
                if (POSTGRES_TEXT.contains(type.typeName())) {
                    yield TEXT;
                }
                yield type.jdbcType() == Types.VARCHAR && !type.typeName().equals("citext") ? ENUM : OTHER;
            }
        };
    }

    private static Family mysql(ColumnType type) {
        String name = type.typeName();
        if (name.startsWith("enum")) {
            return ENUM;
        }
        if (name.startsWith("set") || name.startsWith("year") || name.startsWith("json") || name.startsWith("bit")) {
            return OTHER;
        }
        return switch (type.jdbcType()) {
            case Types.BOOLEAN, Types.BIT -> INTEGER;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> TEXT;
            default -> standard(type);
        };
    }

    private static Family h2(ColumnType type) {
        if (type.typeName().contains("ignorecase")) {
            return OTHER;
        }
        return switch (type.jdbcType()) {
            case Types.BOOLEAN, Types.BIT -> BOOLEAN;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.VARCHAR ->
                type.typeName().startsWith("character varying")
                                || type.typeName().equals("varchar")
                        ? TEXT
                        : OTHER;
            case Types.CHAR -> type.typeName().startsWith("char") ? CHAR : OTHER;
            case Types.OTHER -> type.typeName().equals("uuid") ? UUID : OTHER;
            default -> standard(type);
        };
    }

    private static Family standard(ColumnType type) {
        return switch (type.jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.DECIMAL, Types.NUMERIC -> decimal(type);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOAT;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP_WITH_ZONE;
            default -> OTHER;
        };
    }

    /** How far a decimal reaches from its point, on either side: its scale may be larger than its precision. */
    static int digits(ColumnType type) {
        return Math.max(type.precision(), type.scale());
    }

    /** A negative scale stands for zeros before the point; a double knows none but zero beyond its last place behind it. */
    private static Family decimal(ColumnType type) {
        boolean few = type.precision() > 0 && digits(type) <= MOST_DIGITS && type.scale() >= 0;
        return few ? DECIMAL : UNLIMITED_DECIMAL;
    }
}
