package dev.ormai.planner.plan;

import dev.ormai.planner.function.RowFunctions;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.TableFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * A call as a source of rows becomes a select that gives, from one row, as many as the call does:
 * <pre>
 * from unnest(t.tags) with ordinality as u(tag, n)  →  from lateral (select unnest(t.tags) as tag, ordinality() as n) as u
 * </pre>
 */
final class RowFunctionConversion {
    private final Operators operators;
    private final ExpressionConversion expressions;

    RowFunctionConversion(Conversion conversion, ExpressionConversion expressions) {
        this.operators = conversion.operators();
        this.expressions = expressions;
    }

    static String name(Expression call) {
        if (call instanceof FunctionCall function) {
            return function.name().name();
        }
        if (call instanceof KeywordCall keyword) {
            return keyword.function();
        }
        return call instanceof Parenthesized parenthesized ? name(parenthesized.inner()) : "function";
    }

    /** The columns as the alias names them. */
    Converted convert(TableFunction function) {
        String name = name(function.call());
        List<Expression> arguments =
                function.call() instanceof FunctionCall call ? call.arguments() : List.of(function.call());
        List<String> columns = columns(function, name, arguments.size());
        List<SqlNode> items = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean ordinality = function.withOrdinality() && i == columns.size() - 1;
            LooseFunction column = i == 0 ? operators.rows(name) : operators.function(ordinality ? "ordinality" : name);
            items.add(Sql.as(column.on(ordinality ? List.of() : expressions.convert(arguments)), columns.get(i)));
        }
        return new Converted(Sql.select(items, Optional.empty(), Optional.empty()), columns);
    }

    private static List<String> columns(TableFunction function, String name, int arguments) {
        Optional<Alias> alias = function.alias();
        List<String> named = alias.map(Alias::columns).orElse(List.of());
        List<String> stated = function.call() instanceof KeywordCall call ? call.columns() : List.of();
        List<String> own = stated.isEmpty() ? own(name, alias, arguments) : stated;
        if (function.withOrdinality()) {
            own = new ArrayList<>(own);
            own.add("ordinality");
        }
        return named.size() >= own.size() ? named : Labels.renamed(own, named);
    }

    private static List<String> own(String name, Optional<Alias> alias, int arguments) {
        Optional<List<String>> known = RowFunctions.columns(name);
        if (known.isPresent()) {
            return known.get();
        }
        int count = name.equals("unnest") ? Math.max(1, arguments) : 1;
        return Collections.nCopies(count, alias.map(Alias::name).orElse(name));
    }
}
