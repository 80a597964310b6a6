package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.policy.IdentityValue;
import java.sql.Types;

/**
 * A column equals an identity value, to the character. Where the column's own equality is loose (a collation of MySQL
 * that ignores case, citext, varchar_ignorecase) tenant {@code Acme} would read the rows of tenant {@code acme}; there a
 * second comparison follows, while the first one lets an index serve.
 */
final class ExactComparison {
    private ExactComparison() {}

    static Expression of(ColumnReference column, ColumnType type, IdentityValue identity, Dialect dialect) {
        Expression value = new PolicyParameter(new PolicyValue.Identity(identity, type));
        Expression equal = new BinaryOperation(column, "=", value);
        return switch (dialect) {
            case MYSQL -> character(type) ? and(equal, cast(column, "binary"), cast(value, "binary")) : equal;
            case POSTGRESQL ->
                type.typeName().equals("citext") ? and(equal, cast(column, "text"), cast(value, "text")) : equal;
            case H2 ->
                type.typeName().contains("ignorecase")
                        ? and(equal, cast(column, "varchar"), cast(value, "varchar"))
                        : equal;
        };
    }

    private static Expression and(Expression first, Expression left, Expression right) {
        return new BinaryOperation(first, "and", new BinaryOperation(left, "=", right));
    }

    private static Expression cast(Expression value, String type) {
        return new Cast(value, TypeName.of(type), Cast.Style.FUNCTION);
    }

    private static boolean character(ColumnType type) {
        return switch (type.jdbcType()) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB -> true;
            default -> false;
        };
    }
}
