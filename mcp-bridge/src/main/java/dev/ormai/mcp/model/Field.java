package dev.ormai.mcp.model;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.Names;
import java.util.Locale;

/**
 * A field of a model as its principal sees it.
 *
 * @param name as agents write it; where the database folds names to capitals, small
 * @param column the exact name of its column
 * @param kind of the values that are seen: those of a mask are text
 * @param typeName the database's own name for the column's type, lower case
 * @param nullable whether a record may have no value that can be seen
 * @param key whether it is of the primary key
 * @param masked whether the values that are seen are not the stored ones
 */
public record Field(
        String name, String column, FieldKind kind, String typeName, boolean nullable, boolean key, boolean masked) {
    static Field of(RelationColumn column, boolean key, Dialect dialect) {
        ColumnType type = column.column().type();
        boolean ownType = !column.masked() || isNull(column.rule());
        return new Field(
                presented(column.column().name(), dialect),
                column.column().name(),
                ownType ? FieldKind.of(type, dialect) : FieldKind.STRING,
                ownType ? type.typeName() : "text",
                column.column().nullable() || mayHide(column.rule()),
                key,
                column.masked());
    }

    /** These masks show nothing where there is a value; all others show something. */
    private static boolean mayHide(FieldRule rule) {
        return isNull(rule) || rule instanceof FieldRule.Mask mask && mask.kind() instanceof MaskKind.Expression;
    }

    private static boolean isNull(FieldRule rule) {
        return rule instanceof FieldRule.Mask mask && mask.kind() instanceof MaskKind.Null;
    }

    private static String presented(String column, Dialect dialect) {
        boolean folded = dialect == Dialect.H2 && column.equals(column.toUpperCase(Locale.ROOT));
        return folded ? Names.folded(column) : column;
    }
}
