package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.ormai.policy.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads requests from the arguments of a call; everything that is wrong is refused by its place. */
public final class RequestReader {
    /** Levels of includes that are read at all; a budget allows fewer. */
    private static final int DEEPEST = 16;

    private static final List<String> OPERATIONS = List.of("count", "sum", "avg", "min", "max");

    private RequestReader() {}

    public static QueryRequest query(JsonNode node) {
        Arguments arguments = Arguments.of(node, "", QUERY);
        return new QueryRequest(
                arguments.text("model"),
                arguments.texts("select"),
                where(arguments),
                orderBy(arguments),
                arguments.count("take"),
                arguments.optionalText("cursor"),
                includes(arguments, 1),
                arguments.truth("total_count"));
    }

    /** The arguments of {@code db.query}. */
    public static final List<String> QUERY =
            List.of("model", "select", "where", "order_by", "take", "cursor", "include", "total_count");

    public static GetRequest get(JsonNode node) {
        Arguments arguments = Arguments.of(node, "", GET);
        return new GetRequest(
                arguments.text("model"), arguments.required("id"), arguments.texts("select"), includes(arguments, 1));
    }

    /** The arguments of {@code db.get}. */
    public static final List<String> GET = List.of("model", "id", "select", "include");

    public static AggregateRequest aggregate(JsonNode node) {
        Arguments arguments = Arguments.of(node, "", AGGREGATE);
        String operation = arguments.text("operation");
        if (!OPERATIONS.contains(operation)) {
            throw Arguments.wrong(
                    "operation",
                    "'operation' must be one of " + String.join(", ", OPERATIONS),
                    suggestion(operation, OPERATIONS));
        }
        return new AggregateRequest(
                arguments.text("model"),
                operation,
                arguments.optionalText("field"),
                where(arguments),
                arguments.texts("group_by").orElse(List.of()),
                orderBy(arguments),
                arguments.count("take"));
    }

    /** The arguments of {@code db.aggregate}. */
    public static final List<String> AGGREGATE =
            List.of("model", "operation", "field", "where", "group_by", "order_by", "take");

    private static List<Filter> where(Arguments arguments) {
        return arguments.list("where", RequestReader::filter);
    }

    private static Filter filter(Arguments.Item item) {
        if (item.node().has("any_of")) {
            Arguments any = Arguments.of(item.node(), item.place(), List.of("any_of"));
            List<Filter.Comparison> clauses = any.list("any_of", RequestReader::comparison);
            if (clauses.isEmpty()) {
                throw Arguments.wrong(any.at("any_of"), "'%s' needs at least one clause".formatted(any.at("any_of")));
            }
            return new Filter.AnyOf(clauses);
        }
        return comparison(item);
    }

    private static Filter.Comparison comparison(Arguments.Item item) {
        Arguments clause = Arguments.of(item.node(), item.place(), List.of("field", "op", "value"));
        String field = clause.text("field");
        String word = clause.text("op");
        Operator operator = Operator.of(word)
                .orElseThrow(() -> Arguments.wrong(
                        clause.at("op"),
                        "'%s' must be one of %s".formatted(clause.at("op"), String.join(", ", Operator.words())),
                        suggestion(word, Operator.words())));
        // Whoever asks for is_null without a value means the rows without one.
        JsonNode absent = operator == Operator.IS_NULL ? BooleanNode.TRUE : null;
        JsonNode value = Optional.ofNullable(item.node().get("value"))
                .or(() -> Optional.ofNullable(absent))
                .orElseThrow(() ->
                        Arguments.wrong(clause.at("value"), "Argument '%s' is required".formatted(clause.at("value"))));
        return new Filter.Comparison(item.place(), field, operator, value);
    }

    private static List<Order> orderBy(Arguments arguments) {
        Set<String> seen = new HashSet<>();
        return arguments.list("order_by", item -> {
            Arguments order = Arguments.of(item.node(), item.place(), List.of("field", "direction"));
            String field = order.text("field");
            if (!seen.add(field)) {
                throw Arguments.wrong(item.place(), "'order_by' names field '%s' twice".formatted(field));
            }
            return new Order(field, descending(order));
        });
    }

    private static boolean descending(Arguments order) {
        String direction = order.optionalText("direction").orElse("asc");
        return switch (direction) {
            case "asc" -> false;
            case "desc" -> true;
            default ->
                throw Arguments.wrong(
                        order.at("direction"), "'%s' must be asc or desc".formatted(order.at("direction")));
        };
    }

    private static List<Include> includes(Arguments arguments, int level) {
        Set<String> seen = new HashSet<>();
        return arguments.list("include", item -> {
            if (level > DEEPEST) {
                throw Arguments.wrong(item.place(), "'include' is nested more than %d levels deep".formatted(DEEPEST));
            }
            Include include = include(item, level);
            if (!seen.add(include.relation())) {
                throw Arguments.wrong(
                        item.place(), "'include' names relation '%s' twice".formatted(include.relation()));
            }
            return include;
        });
    }

    private static Include include(Arguments.Item item, int level) {
        Arguments include = Arguments.of(
                item.node(), item.place(), List.of("relation", "select", "where", "order_by", "take", "include"));
        return new Include(
                include.text("relation"),
                include.texts("select"),
                where(include),
                orderBy(include),
                include.count("take"),
                includes(include, level + 1));
    }

    private static String suggestion(String word, List<String> known) {
        return "Expected " + Nearest.among(word, known);
    }
}
