package dev.ormai.planner.names;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ArrayLiteral;
import dev.ormai.planner.tree.ArrayQuery;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NationalLiteral;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.Slice;
import dev.ormai.planner.tree.Subscript;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.planner.tree.TypedLiteral;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a database labels a result column that the statement does not name. Outer queries may use these names. Immutable. */
public final class ColumnLabels {
    /** PostgreSQL names a cast after the type as its catalog calls it. */
    private static final Map<String, String> CATALOG_NAMES = Map.ofEntries(
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("smallint", "int2"),
            Map.entry("bigint", "int8"),
            Map.entry("real", "float4"),
            Map.entry("float", "float8"),
            Map.entry("double precision", "float8"),
            Map.entry("boolean", "bool"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("character varying", "varchar"),
            Map.entry("char", "bpchar"),
            Map.entry("character", "bpchar"));

    private static final String UNNAMED = "?column?";

    private final Dialect dialect;

    public ColumnLabels(Dialect dialect) {
        this.dialect = dialect;
    }

    public String of(SelectItem.Value item) {
        return item.alias().orElseGet(() -> of(item.expression()));
    }

    private String of(Expression expression) {
        if (dialect != Dialect.POSTGRESQL && expression instanceof FunctionCall call) {
            String text = written(call);
            return dialect == Dialect.H2 ? text.toUpperCase(Locale.ROOT) : text;
        }
        return strong(expression).or(() -> weak(expression)).orElse(UNNAMED);
    }

    /** MySQL and H2 label a call with its text. */
    private static String written(FunctionCall call) {
        return call.arguments().stream()
                .map(argument -> argument instanceof ColumnReference column ? String.join(".", column.parts()) : "?")
                .collect(Collectors.joining(", ", call.name().name() + "(", call.star() ? "*)" : ")"));
    }

    /** Names that come from a column or a function, also from beneath a cast. */
    private Optional<String> strong(Expression expression) {
        if (expression instanceof ColumnReference column) {
            return Optional.of(column.column());
        }
        if (expression instanceof FunctionCall call) {
            return Optional.of(call.name().name());
        }
        if (expression instanceof KeywordCall call) {
            return Optional.of(keywordLabel(call.function()));
        }
        if (expression instanceof KeywordValue value) {
            return Optional.of(value.keyword());
        }
        if (expression instanceof FieldAccess access) {
            return Optional.of(access.field());
        }
        if (expression instanceof Exists) {
            return Optional.of("exists");
        }
        if (expression instanceof ArrayLiteral || expression instanceof ArrayQuery) {
            return Optional.of("array");
        }
        if (expression instanceof RowValue) {
            return Optional.of("row");
        }
        if (expression instanceof ScalarQuery scalar) {
            return ofBody(scalar.query().body());
        }
        if (expression instanceof CaseExpression choice) {
            return choice.otherwise().flatMap(this::strong);
        }
        return wrapped(expression).flatMap(this::strong);
    }

    /** Names taken where nothing better is found. */
    private Optional<String> weak(Expression expression) {
        if (expression instanceof Cast cast) {
            return Optional.of(typeLabel(cast.type()));
        }
        if (expression instanceof TypedLiteral literal) {
            return Optional.of(typeLabel(literal.type()));
        }
        if (expression instanceof NationalLiteral) {
            return Optional.of("bpchar");
        }
        if (expression instanceof CaseExpression) {
            return Optional.of("case");
        }
        return wrapped(expression).flatMap(this::weak);
    }

    private static Optional<Expression> wrapped(Expression expression) {
        if (expression instanceof Parenthesized parenthesized) {
            return Optional.of(parenthesized.inner());
        }
        if (expression instanceof Cast cast) {
            return Optional.of(cast.value());
        }
        if (expression instanceof Collate collate) {
            return Optional.of(collate.value());
        }
        if (expression instanceof Subscript subscript) {
            return Optional.of(subscript.value());
        }
        if (expression instanceof Slice slice) {
            return Optional.of(slice.value());
        }
        return Optional.empty();
    }

    private Optional<String> ofBody(QueryBody body) {
        if (body instanceof Select select) {
            return select.items().stream()
                    .findFirst()
                    .filter(SelectItem.Value.class::isInstance)
                    .map(item -> of((SelectItem.Value) item));
        }
        if (body instanceof NestedQuery nested) {
            return ofBody(nested.query().body());
        }
        return body instanceof SetOperation set ? ofBody(set.operands().get(0)) : Optional.empty();
    }

    private static String typeLabel(TypeName type) {
        return type.quoted() ? type.name() : CATALOG_NAMES.getOrDefault(type.name(), type.name());
    }

    private static String keywordLabel(String function) {
        return function.equals("trim") ? "btrim" : function;
    }
}
