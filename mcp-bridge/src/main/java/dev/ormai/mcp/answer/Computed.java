package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.FieldKind;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The number that is computed. An average of exact numbers is a sum and a count, divided here: databases round quotients
 * in ways of their own.
 *
 * @param items what the statement computes
 * @param kinds of what it computes
 * @param sorted what groups are sorted by
 * @param divides whether the first is to be divided by the second
 */
record Computed(List<SelectItem> items, List<FieldKind> kinds, Expression sorted, boolean divides) {
    /** Digits behind the point that a quotient has at most beyond those of the sum. */
    private static final int QUOTIENT_DIGITS = 6;

    Computed {
        items = List.copyOf(items);
        kinds = List.copyOf(kinds);
    }

    /** @throws RefusedException if the field is missing or not of a kind that this can be computed of */
    static Computed of(String operation, Optional<Field> field, String alias, Dialect dialect) {
        if (field.isEmpty()) {
            if (!operation.equals("count")) {
                throw wrong("'field' is required for operation '%s'".formatted(operation), "Name a field");
            }
            return one(Terms.countAll(dialect), FieldKind.INTEGER);
        }
        Field of = field.get();
        check(operation, of);
        Expression column = ColumnReference.of(alias, of.column());
        Expression call = Terms.call(operation, dialect, column);
        return switch (operation) {
            case "count" -> one(call, FieldKind.INTEGER);
            case "avg" -> of.kind() == FieldKind.FLOAT ? one(call, FieldKind.FLOAT) : quotient(column, call, dialect);
            default -> one(call, of.kind());
        };
    }

    private static void check(String operation, Field field) {
        boolean fits =
                switch (operation) {
                    case "count" -> true;
                    case "sum", "avg" -> field.kind().isNumber();
                    default -> field.kind().hasExtremes();
                };
        if (!fits) {
            throw wrong(
                    "operation '%s' does not fit field '%s': it is of type %s"
                            .formatted(operation, field.name(), field.kind().word()),
                    field.masked() ? "The field is masked: its values are text" : "Name another field");
        }
    }

    private static Computed one(Expression value, FieldKind kind) {
        return new Computed(List.of(Terms.item(value, "ormai_value")), List.of(kind), value, false);
    }

    private static Computed quotient(Expression column, Expression average, Dialect dialect) {
        return new Computed(
                List.of(
                        Terms.item(Terms.call("sum", dialect, column), "ormai_value"),
                        Terms.item(Terms.call("count", dialect, column), "ormai_count")),
                List.of(FieldKind.DECIMAL, FieldKind.INTEGER),
                average,
                true);
    }

    /** @param at where the row's computed numbers begin */
    JsonNode value(List<JsonNode> row, int at) {
        JsonNode first = row.get(at);
        // The sum of no values is null, so that the count is never zero here.
        if (!divides || !first.isBigDecimal()) {
            return first;
        }
        BigDecimal sum = first.decimalValue();
        BigDecimal count = new BigDecimal(row.get(at + 1).asText());
        BigDecimal quotient = sum.divide(count, Math.max(0, sum.scale()) + QUOTIENT_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return DecimalNode.valueOf(quotient.setScale(Math.max(0, quotient.scale())));
    }

    private static RefusedException wrong(String message, String hint) {
        return new RefusedException(
                Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint).with("field", "field"));
    }
}
