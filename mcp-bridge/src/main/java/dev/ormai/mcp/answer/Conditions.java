package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.FieldKind;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Value;
import dev.ormai.mcp.request.Filter;
import dev.ormai.mcp.request.Operator;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Between;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Filters as conditions of a statement. Texts are equal where each character is: where MySQL and MariaDB compare loosely, a
 * second comparison of the bytes follows, while the first one lets an index serve.
 */
final class Conditions {
    private final Model model;
    private final String alias;
    private final Dialect dialect;
    private final Parameters parameters;

    Conditions(Model model, String alias, Dialect dialect, Parameters parameters) {
        this.model = model;
        this.alias = alias;
        this.dialect = dialect;
        this.parameters = parameters;
    }

    ColumnReference column(Field field) {
        return ColumnReference.of(alias, field.column());
    }

    /** All of them hold; each stands for itself in a chain of AND. */
    List<Expression> all(List<Filter> filters) {
        List<Expression> conditions = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter instanceof Filter.Comparison comparison) {
                conditions.addAll(comparison(comparison));
            } else {
                List<Expression> clauses = ((Filter.AnyOf) filter)
                        .clauses().stream()
                                .map(clause -> Terms.and(comparison(clause)).orElseThrow())
                                .toList();
                conditions.add(Terms.or(clauses));
            }
        }
        return conditions;
    }

    private List<Expression> comparison(Filter.Comparison filter) {
        Field field = model.field(filter.field());
        checkKind(field, filter);
        JsonNode value = filter.value();
        return switch (filter.operator()) {
            case EQ ->
                value.isNull() ? List.of(Terms.isNull(column(field), false)) : equal(field, value(field, filter));
            case NE -> value.isNull() ? List.of(Terms.isNull(column(field), true)) : unequal(field, filter);
            case LT -> ordered(field, "<", filter);
            case LTE -> ordered(field, "<=", filter);
            case GT -> ordered(field, ">", filter);
            case GTE -> ordered(field, ">=", filter);
            case IN -> listed(field, false, filter);
            case NOT_IN -> listed(field, true, filter);
            case IS_NULL -> List.of(Terms.isNull(column(field), !isTrue(filter)));
            case CONTAINS -> like(field, "%", filter, "%");
            case STARTSWITH -> like(field, "", filter, "%");
            case ENDSWITH -> like(field, "%", filter, "");
            case BETWEEN -> between(field, filter);
        };
    }

    private static void checkKind(Field field, Filter.Comparison filter) {
        boolean fits =
                switch (filter.operator()) {
                    case IS_NULL -> true;
                    case EQ, NE, IN, NOT_IN -> field.kind().isComparable() || field.kind() == FieldKind.OTHER;
                    case LT, LTE, GT, GTE, BETWEEN -> field.kind().isComparable();
                    case CONTAINS, STARTSWITH, ENDSWITH -> field.kind() == FieldKind.STRING;
                };
        if (!fits && !(filter.value().isNull() && isEquality(filter.operator()))) {
            throw wrong(
                    filter,
                    "'%s.op' cannot be %s: field '%s' is of type %s"
                            .formatted(
                                    filter.place(),
                                    filter.operator().word(),
                                    field.name(),
                                    field.kind().word()),
                    "Use is_null, or filter on another field");
        }
    }

    private static boolean isEquality(Operator operator) {
        return operator == Operator.EQ || operator == Operator.NE;
    }

    /** The field has exactly this value. */
    List<Expression> equal(Field field, Value value) {
        Expression plain = Terms.compare(column(field), "=", parameters.add(value));
        return isLoose(field)
                ? List.of(plain, Terms.compare(bytes(column(field)), "=", bytes(parameters.add(value))))
                : List.of(plain);
    }

    private List<Expression> unequal(Field field, Filter.Comparison filter) {
        Expression value = parameters.add(value(field, filter));
        return List.of(
                isLoose(field)
                        ? Terms.compare(bytes(column(field)), "<>", bytes(value))
                        : Terms.compare(column(field), "<>", value));
    }

    private List<Expression> ordered(Field field, String operator, Filter.Comparison filter) {
        return List.of(Terms.compare(column(field), operator, parameters.add(value(field, filter))));
    }

    private List<Expression> between(Field field, Filter.Comparison filter) {
        List<Value> range = values(field, filter);
        if (range.size() != 2) {
            throw wrong(
                    filter, "'%s.value' must be a list of two values".formatted(filter.place()), "Give [low, high]");
        }
        return List.of(
                new Between(column(field), false, false, parameters.add(range.get(0)), parameters.add(range.get(1))));
    }

    private List<Expression> listed(Field field, boolean negated, Filter.Comparison filter) {
        List<Value> values = values(field, filter);
        if (values.isEmpty()) {
            throw wrong(
                    filter, "'%s.value' needs at least one value".formatted(filter.place()), "Leave the filter out");
        }
        if (!isLoose(field)) {
            return List.of(new InList(column(field), negated, places(values)));
        }
        Expression exact = new InList(
                bytes(column(field)),
                negated,
                places(values).stream().map(Conditions::bytes).toList());
        return negated ? List.of(exact) : List.of(new InList(column(field), false, places(values)), exact);
    }

    /** Filled up with the last value to a power of two, so that few lengths mean few plans. */
    private List<Expression> places(List<Value> values) {
        List<Expression> places = new ArrayList<>();
        int length = values.size() == 1 ? 1 : Integer.highestOneBit(values.size() - 1) << 1;
        for (int i = 0; i < length; i++) {
            places.add(parameters.add(values.get(Math.min(i, values.size() - 1))));
        }
        return places;
    }

    /** The field is one of these values. */
    Expression oneOf(Field field, List<Value> values) {
        return new InList(column(field), false, places(values));
    }

    private List<Expression> like(Field field, String before, Filter.Comparison filter, String after) {
        String text = (String) value(field, filter).java();
        Value pattern = Value.text(before + text.replaceAll("[\\\\%_]", "\\\\$0") + after);
        Expression plain = pattern(column(field), parameters.add(pattern));
        return isLoose(field)
                ? List.of(plain, pattern(bytes(column(field)), bytes(parameters.add(pattern))))
                : List.of(plain);
    }

    private static Expression pattern(Expression value, Expression pattern) {
        return new PatternMatch(value, false, "like", pattern, Optional.empty());
    }

    private boolean isLoose(Field field) {
        return dialect == Dialect.MYSQL && field.kind() == FieldKind.STRING;
    }

    private static Expression bytes(Expression value) {
        return new Cast(value, TypeName.of("binary"), Cast.Style.FUNCTION);
    }

    private static Value value(Field field, Filter.Comparison filter) {
        return Value.read(field, filter.value(), filter.place() + ".value");
    }

    private static List<Value> values(Field field, Filter.Comparison filter) {
        if (!filter.value().isArray()) {
            throw wrong(filter, "'%s.value' must be a list".formatted(filter.place()), "Give a list of values");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < filter.value().size(); i++) {
            values.add(Value.read(field, filter.value().get(i), "%s.value[%d]".formatted(filter.place(), i)));
        }
        return values;
    }

    private static boolean isTrue(Filter.Comparison filter) {
        if (!filter.value().isBoolean()) {
            throw wrong(filter, "'%s.value' must be true or false".formatted(filter.place()), "Give true or false");
        }
        return filter.value().booleanValue();
    }

    private static RefusedException wrong(Filter.Comparison filter, String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint)
                .with("field", filter.field())
                .with("place", filter.place()));
    }
}
