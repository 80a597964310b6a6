package dev.ormai.planner.fuzz;

import dev.ormai.planner.Dialect;
import java.util.List;
import java.util.Random;

/** Queries over the shop with each clause there now and then, whether it makes sense or not. Not thread-safe. */
final class OddQueries {
    private static final List<String> TABLES =
            List.of("customers", "employees", "products", "customers", "employees", "orders", "events");

    private final Random random;
    private final OddExpressions expressions;

    OddQueries(Random random, Dialect dialect) {
        this.random = random;
        this.expressions = new OddExpressions(random, dialect, this);
    }

    /** @param depth how many queries may stand within one another */
    String query(int depth) {
        StringBuilder query = new StringBuilder();
        if (chance(8)) {
            with(query, depth - 1);
        }
        query.append(body(depth));
        while (chance(6)) {
            query.append(one(List.of(" union ", " union all ", " intersect ", " except ")))
                    .append(body(depth));
        }
        if (chance(4)) {
            query.append(" order by ").append(expressions.order(depth - 1));
        }
        if (chance(5)) {
            query.append(limit(depth));
        }
        if (chance(30)) {
            query.append(" for update");
        }
        return query.toString();
    }

    private void with(StringBuilder query, int depth) {
        query.append(chance(2) ? "with recursive r" : "with r");
        if (chance(3)) {
            query.append(chance(2) ? "(id)" : "(id, n)");
        }
        query.append(" as (").append(query(depth));
        if (chance(3)) {
            query.append(" union all select ")
                    .append(expressions.leaf())
                    .append(" from r where ")
                    .append(expressions.expression(depth));
        }
        query.append(") ");
    }

    private String body(int depth) {
        if (chance(20)) {
            return "(" + query(depth - 1) + ")";
        }
        if (chance(20)) {
            return "values (" + expressions.expression(depth - 1) + "), (" + expressions.leaf() + ")";
        }
        StringBuilder select = new StringBuilder("select ");
        if (chance(10)) {
            select.append(chance(3) ? "distinct on (" + expressions.leaf() + ") " : "distinct ");
        }
        items(select, depth - 1);
        if (!chance(12)) {
            select.append(" from ").append(from(depth - 1));
        }
        clause(select, " where ", 3, depth);
        if (chance(4)) {
            group(select, depth - 1);
            clause(select, " having ", 2, depth);
        } else {
            clause(select, " having ", 20, depth);
        }
        if (chance(10)) {
            select.append(" window w as (order by ")
                    .append(expressions.order(depth - 1))
                    .append(')');
        }
        clause(select, " qualify ", 60, depth);
        return select.toString();
    }

    private void clause(StringBuilder select, String word, int times, int depth) {
        if (chance(times)) {
            select.append(word).append(expressions.expression(depth - 1));
        }
    }

    private void items(StringBuilder select, int depth) {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String item =
                    switch (random.nextInt(20)) {
                        case 0 -> "*";
                        case 1 -> "c.*";
                        case 2 -> expressions.expression(depth) + " as x";
                        default -> expressions.expression(depth);
                    };
            select.append(i == 0 ? "" : ", ").append(item);
        }
    }

    private void group(StringBuilder select, int depth) {
        String key = expressions.expression(depth);
        select.append(" group by ")
                .append(
                        switch (random.nextInt(8)) {
                            case 0 -> "rollup (" + key + ")";
                            case 1 -> "grouping sets ((" + key + "), ())";
                            case 2 -> "()";
                            case 3 -> "1, " + key;
                            default -> key;
                        });
    }

    private String from(int depth) {
        String first = source("c", depth);
        return switch (random.nextInt(16)) {
            case 0 -> first + ", " + source("o", depth);
            case 1 -> first + " join " + source("o", depth) + " on " + expressions.expression(depth);
            case 2 -> first + " left join " + source("o", depth) + " using (id)";
            case 3 -> first + " natural join " + source("o", depth);
            case 4 -> first + " cross join lateral (" + query(depth) + ") o";
            default -> first;
        };
    }

    private String source(String alias, int depth) {
        return switch (random.nextInt(20)) {
            case 0 -> "(" + query(depth) + ") " + alias;
            case 1 -> "(" + query(depth) + ") as " + alias + "(id, x)";
            case 2 -> "generate_series(1, " + expressions.expression(depth) + ") " + alias;
            case 3 -> "(values (1, 'a')) as " + alias + "(id, name)";
            default -> (random.nextInt(50) == 0 ? one(List.of("r", "payroll")) : one(TABLES)) + " " + alias;
        };
    }

    private String limit(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> " limit " + expressions.expression(depth - 1);
            case 1 -> " offset " + expressions.leaf();
            case 2 -> " fetch first 2 rows with ties";
            case 3 -> " limit null";
            case 4 -> " limit all";
            case 5 -> " limit ? offset ?";
            default -> " limit 3";
        };
    }

    private boolean chance(int times) {
        return random.nextInt(times) == 0;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
