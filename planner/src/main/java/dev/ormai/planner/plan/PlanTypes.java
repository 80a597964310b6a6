package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.TypeName;
import java.sql.Types;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The types of the databases as Calcite's. What Calcite has not is ANY, which goes with everything. Where even the types
 * that it has stand in the way (a union of a date and a text, which MySQL takes), {@link #UNTYPED} makes all of them ANY.
 * Thread-safe.
 */
final class PlanTypes {
    private static final RelDataTypeFactory FACTORY = new SqlTypeFactoryImpl(new WideTypeSystem());

    static final PlanTypes TYPED = new PlanTypes(true);
    static final PlanTypes UNTYPED = new PlanTypes(false);

    /** Names without modifiers, as the databases write and report them, lower case. */
    private static final Map<String, SqlTypeName> NAMES = Map.ofEntries(
            Map.entry("bool", SqlTypeName.BOOLEAN),
            Map.entry("boolean", SqlTypeName.BOOLEAN),
            Map.entry("int2", SqlTypeName.SMALLINT),
            Map.entry("smallint", SqlTypeName.SMALLINT),
            Map.entry("int", SqlTypeName.INTEGER),
            Map.entry("int4", SqlTypeName.INTEGER),
            Map.entry("integer", SqlTypeName.INTEGER),
            Map.entry("signed", SqlTypeName.BIGINT),
            Map.entry("unsigned", SqlTypeName.BIGINT),
            Map.entry("int8", SqlTypeName.BIGINT),
            Map.entry("bigint", SqlTypeName.BIGINT),
            Map.entry("float4", SqlTypeName.REAL),
            Map.entry("real", SqlTypeName.REAL),
            Map.entry("float", SqlTypeName.DOUBLE),
            Map.entry("float8", SqlTypeName.DOUBLE),
            Map.entry("double", SqlTypeName.DOUBLE),
            Map.entry("double precision", SqlTypeName.DOUBLE),
            Map.entry("text", SqlTypeName.VARCHAR),
            Map.entry("varchar", SqlTypeName.VARCHAR),
            Map.entry("character varying", SqlTypeName.VARCHAR),
            Map.entry("date", SqlTypeName.DATE),
            Map.entry("timestamp", SqlTypeName.TIMESTAMP),
            Map.entry("datetime", SqlTypeName.TIMESTAMP));

    private final boolean typed;
    private final RelDataType any = nullable(FACTORY.createSqlType(SqlTypeName.ANY));
    private final RelDataType truth = nullable(FACTORY.createSqlType(SqlTypeName.BOOLEAN));

    private PlanTypes(boolean typed) {
        this.typed = typed;
    }

    RelDataTypeFactory factory() {
        return FACTORY;
    }

    boolean typed() {
        return typed;
    }

    RelDataType any() {
        return any;
    }

    RelDataType truth() {
        return truth;
    }

    /** A string of any length. */
    RelDataType text() {
        return typed ? nullable(FACTORY.createSqlType(SqlTypeName.VARCHAR)) : any;
    }

    /** The type of a catalog column; every column may be null, for nothing here depends on it. */
    RelDataType of(ColumnType type) {
        if (!typed) {
            return any;
        }
        return switch (type.jdbcType()) {
            case Types.BOOLEAN -> truth;
            case Types.BIT -> NAMES.containsKey(type.typeName()) ? named(type.typeName()) : any;
            case Types.TINYINT, Types.SMALLINT -> nullable(FACTORY.createSqlType(SqlTypeName.SMALLINT));
            case Types.INTEGER -> nullable(FACTORY.createSqlType(SqlTypeName.INTEGER));
            case Types.BIGINT -> nullable(FACTORY.createSqlType(SqlTypeName.BIGINT));
            case Types.REAL -> nullable(FACTORY.createSqlType(SqlTypeName.REAL));
            case Types.FLOAT, Types.DOUBLE -> nullable(FACTORY.createSqlType(SqlTypeName.DOUBLE));
            case Types.NUMERIC, Types.DECIMAL -> decimal(type.precision(), type.scale());
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                text();
            case Types.DATE -> nullable(FACTORY.createSqlType(SqlTypeName.DATE));
            case Types.TIMESTAMP -> nullable(FACTORY.createSqlType(SqlTypeName.TIMESTAMP));
            default -> any;
        };
    }

    /** The type that a cast names. */
    RelDataType of(TypeName type) {
        boolean plain = typed && type.dimensions() == 0 && type.schema().isEmpty() && !type.quoted();
        return plain && type.suffix().isEmpty() ? named(type.name()) : any;
    }

    private RelDataType named(String name) {
        SqlTypeName known = NAMES.get(name);
        return known == null ? any : nullable(FACTORY.createSqlType(known));
    }

    private RelDataType decimal(int precision, int scale) {
        boolean stated = precision > 0 && precision <= WideTypeSystem.DIGITS && scale >= 0 && scale <= precision;
        return stated ? nullable(FACTORY.createSqlType(SqlTypeName.DECIMAL, precision, scale)) : any;
    }

    private static RelDataType nullable(RelDataType type) {
        return FACTORY.createTypeWithNullability(type, true);
    }

    /** Numbers as long as PostgreSQL's, so that no literal and no column is out of range. */
    private static final class WideTypeSystem extends RelDataTypeSystemImpl {
        static final int DIGITS = 1000;

        @Override
        public int getMaxPrecision(SqlTypeName typeName) {
            return typeName == SqlTypeName.DECIMAL ? DIGITS : super.getMaxPrecision(typeName);
        }

        @Override
        public int getMaxScale(SqlTypeName typeName) {
            return typeName == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(typeName);
        }
    }
}
