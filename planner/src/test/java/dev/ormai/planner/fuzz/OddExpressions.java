package dev.ormai.planner.fuzz;

import dev.ormai.planner.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Expressions in which little is as it should be: the wrong kind of value, a query where none belongs, a clause that a
 * call cannot have. Not thread-safe.
 */
final class OddExpressions {
    private static final List<String> COLUMNS =
            List.of("c.id", "c.name", "c.status", "id", "name", "c.tenant_id", "c.id", "c.name", "c", "(c)");
    private static final List<String> WRONG =
            List.of("c.ssn", "x", "o.total", "o", "c.x", "salary", "*", "default", "c.*");
    private static final List<String> LITERALS =
            List.of("1", "0", "null", "'a'", "''", "true", "1.5e3", "-1", "?", "date '2024-01-01'");
    private static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "%", "=", "<>", "<", ">", ">=", "and", "or", "like", "is distinct from", "=", "and");
    private static final List<String> CALLS = List.of(
            "count", "sum", "max", "min", "lower", "coalesce", "row_number", "lag", "ntile", "abs", "nullif", "avg");
    private static final Map<Dialect, List<String>> OWN_CALLS = Map.of(
            Dialect.POSTGRESQL,
                    List.of("string_agg", "array_agg", "percentile_cont", "mode", "row", "bool_and", "greatest"),
            Dialect.MYSQL, List.of("group_concat", "json_arrayagg", "if", "concat", "ifnull", "greatest"),
            Dialect.H2, List.of("listagg", "array_agg", "percentile_cont", "mode", "every", "greatest"));
    private static final List<String> TYPES = List.of("integer", "varchar(3)", "numeric(5, 2)", "date", "json", "text");

    private final Random random;
    private final Dialect dialect;
    private final OddQueries queries;

    OddExpressions(Random random, Dialect dialect, OddQueries queries) {
        this.random = random;
        this.dialect = dialect;
        this.queries = queries;
    }

    /** @param depth how much deeper it may go */
    String expression(int depth) {
        return random.nextInt(5) == 0 || depth <= 0 ? leaf() : "(" + form(depth) + ")";
    }

    private String form(int depth) {
        int deeper = depth - 1;
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> expression(deeper) + " " + one(OPERATORS) + " " + expression(deeper);
            case 4, 5 -> queries.query(deeper);
            case 6, 7, 8 -> call(deeper);
            case 9 ->
                "case when " + expression(deeper) + " then " + expression(deeper) + " else " + expression(deeper)
                        + " end";
            case 10 -> "cast(" + expression(deeper) + " as " + one(TYPES) + ")";
            case 11 -> expression(deeper) + " in (" + expression(deeper) + ", " + expression(deeper) + ")";
            case 12 -> expression(deeper) + " not in (" + queries.query(deeper) + ")";
            case 13 -> "exists (" + queries.query(deeper) + ")";
            case 14 -> expression(deeper) + " between " + expression(deeper) + " and " + expression(deeper);
            case 15 -> expression(deeper) + (random.nextBoolean() ? " is null" : " is not true");
            case 16 -> "not " + expression(deeper);
            case 17 ->
                expression(deeper) + " > " + (random.nextBoolean() ? "all" : "any") + " (" + queries.query(deeper)
                        + ")";
            case 18 -> expression(deeper) + ", " + expression(deeper);
            default -> own(deeper);
        };
    }

    /** With what is so named in the query around it most of the time. */
    String leaf() {
        return random.nextInt(3) == 0 ? one(LITERALS) : one(random.nextInt(60) == 0 ? WRONG : COLUMNS);
    }

    String order(int depth) {
        return expression(depth)
                + (random.nextInt(3) == 0 ? " desc" : "")
                + (random.nextInt(6) == 0 ? " nulls last" : "");
    }

    private String call(int depth) {
        StringBuilder call = new StringBuilder(name()).append('(');
        if (random.nextInt(8) == 0) {
            call.append("distinct ");
        }
        int arguments = random.nextInt(8) == 0 ? random.nextInt(4) : 1;
        for (int i = 0; i < arguments; i++) {
            call.append(i == 0 ? "" : ", ").append(expression(depth));
        }
        if (random.nextInt(5) == 0) {
            call.append(" order by ").append(order(depth));
        }
        call.append(')');
        if (random.nextInt(8) == 0) {
            call.append(" within group (order by ").append(order(depth)).append(')');
        }
        if (random.nextInt(8) == 0) {
            call.append(" filter (where ").append(expression(depth)).append(')');
        }
        if (random.nextInt(4) == 0) {
            call.append(" over ").append(window(depth));
        }
        return call.toString();
    }

    private String name() {
        return one(
                random.nextInt(2) == 0
                        ? CALLS
                        : Objects.requireNonNull(OWN_CALLS.get(dialect), "every dialect has some"));
    }

    private String window(int depth) {
        return switch (random.nextInt(30)) {
            case 0 -> "w";
            case 1 -> "(w order by " + order(depth) + ")";
            case 2, 3, 4, 5, 6, 7 -> "()";
            case 8, 9, 10, 11 -> "(partition by " + expression(depth) + ")";
            case 12, 13, 14, 15 ->
                "(order by " + order(depth) + " rows between " + expression(depth) + " preceding and current row)";
            default -> "(partition by " + leaf() + " order by " + order(depth) + ")";
        };
    }

    /** What only one dialect has, in any dialect now and then. */
    private String own(int depth) {
        Dialect taken = random.nextInt(30) == 0
                ? List.of(Dialect.values()).get(random.nextInt(Dialect.values().length))
                : dialect;
        return switch (taken) {
            case POSTGRESQL ->
                switch (random.nextInt(6)) {
                    case 0 -> expression(depth) + "::" + one(TYPES);
                    case 1 -> "(" + leaf() + ").name";
                    case 2 -> "array[" + expression(depth) + "]";
                    case 3 -> "array(" + queries.query(depth) + ")";
                    case 4 -> leaf() + "[" + expression(depth) + "]";
                    default -> leaf() + " -> " + leaf();
                };
            case MYSQL ->
                switch (random.nextInt(4)) {
                    case 0 -> "if(" + expression(depth) + ", " + leaf() + ", " + leaf() + ")";
                    case 1 -> leaf() + " <=> " + expression(depth);
                    case 2 -> "date_add(" + leaf() + ", interval " + expression(depth) + " day)";
                    default -> leaf() + " regexp " + expression(depth);
                };
            case H2 ->
                switch (random.nextInt(3)) {
                    case 0 -> "dateadd('day', " + expression(depth) + ", " + leaf() + ")";
                    case 1 -> "array[" + expression(depth) + "]";
                    default -> leaf() + " regexp " + expression(depth);
                };
        };
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
