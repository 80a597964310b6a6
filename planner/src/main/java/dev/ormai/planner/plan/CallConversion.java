package dev.ormai.planner.plan;

import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Calls: plain functions, aggregates and window functions. */
final class CallConversion {
    private final Operators operators;
    private final Scope scope;
    private final ExpressionConversion expressions;

    CallConversion(Conversion conversion, Scope scope, ExpressionConversion expressions) {
        this.operators = conversion.operators();
        this.scope = scope;
        this.expressions = expressions;
    }

    SqlNode convert(FunctionCall call) {
        String name = call.name().key();
        List<OrderItem> keys = Stream.concat(call.orderBy().stream(), call.withinGroup().stream())
                .toList();
        if (call.over().isPresent()) {
            return window(
                    name,
                    call.arguments(),
                    keys,
                    call.star(),
                    call.filter(),
                    call.over().get());
        }
        Grouping grouping = scope.grouping();
        if (grouping == null || !KnownFunctions.folds(call)) {
            return plain(call);
        }
        boolean distinct = call.quantifier().filter("distinct"::equals).isPresent();
        return grouping.aggregate(
                expressions.canonical(call),
                () -> aggregate(
                        grouping, new Folding(name, call.arguments(), call.star(), distinct, keys, call.filter())));
    }

    SqlNode convert(KeywordCall call) {
        List<Expression> arguments = parts(call, KeywordCall.Part.Argument.class)
                .map(KeywordCall.Part.Argument::expression)
                .toList();
        List<String> words = parts(call, KeywordCall.Part.Word.class)
                .map(KeywordCall.Part.Word::text)
                .toList();
        List<OrderItem> keys = parts(call, KeywordCall.Part.Order.class)
                .flatMap(order -> order.items().stream())
                .toList();
        if (call.over().isPresent()) {
            return window(
                    call.function(),
                    arguments,
                    keys,
                    false,
                    Optional.empty(),
                    call.over().get());
        }
        Grouping grouping = scope.grouping();
        if (grouping != null && KnownFunctions.folds(call.function())) {
            Folding folding =
                    new Folding(call.function(), arguments, false, words.contains("distinct"), keys, Optional.empty());
            return grouping.aggregate(expressions.canonical(call), () -> aggregate(grouping, folding));
        }
        String name = Stream.concat(Stream.of(call.function()), words.stream()).collect(Collectors.joining(" "));
        List<SqlNode> operands = new ArrayList<>(expressions.convert(arguments));
        keys.forEach(key -> operands.add(expressions.convert(key.expression())));
        return operators.function(name).on(operands);
    }

    private static <P extends KeywordCall.Part> Stream<P> parts(KeywordCall call, Class<P> kind) {
        return call.parts().stream().filter(kind::isInstance).map(kind::cast);
    }

    private SqlNode plain(FunctionCall call) {
        List<SqlNode> operands = new ArrayList<>(expressions.convert(call.arguments()));
        Stream.concat(call.orderBy().stream(), call.withinGroup().stream())
                .forEach(key -> operands.add(expressions.convert(key.expression())));
        call.filter().ifPresent(filter -> operands.add(expressions.condition(filter)));
        String name = call.name().key();
        boolean givesRows = KnownFunctions.givesRows(name);
        return (givesRows ? operators.rows(name) : operators.function(name)).on(operands);
    }

    /** An aggregate over the rows before the grouping; what it needs of them becomes a column there. */
    private SqlNode aggregate(Grouping grouping, Folding folding) {
        Function<Expression, SqlNode> input = argument -> input(grouping, argument, expressions::convert);
        SqlNode call = call(
                folding.name,
                folding.star,
                folding.distinct,
                folding.arguments.stream().map(input).toList());
        if (!folding.keys.isEmpty()) {
            List<SqlNode> keys = folding.keys.stream()
                    .map(key -> input.apply(key.expression()))
                    .toList();
            call = SqlStdOperatorTable.WITHIN_GROUP.createCall(Sql.NOWHERE, call, Sql.list(keys));
        }
        if (folding.filter.isPresent()) {
            Expression filter = folding.filter.get();
            SqlNode condition = input(grouping, filter, expressions::condition);
            call = SqlStdOperatorTable.FILTER.createCall(
                    Sql.NOWHERE, call, operators.predicate("filter").on(condition));
        }
        return call;
    }

    private SqlNode input(Grouping grouping, Expression argument, Function<Expression, SqlNode> converted) {
        Expression canonical = expressions.canonical(argument);
        return grouping.input(canonical, () -> {
            scope.grouping(null);
            try {
                return converted.apply(argument);
            } finally {
                scope.grouping(grouping);
            }
        });
    }

    /** What the call itself is ordered by becomes operands: an operator with a window has no order of its own. */
    private SqlNode window(
            String name,
            List<Expression> arguments,
            List<OrderItem> keys,
            boolean star,
            Optional<Expression> filter,
            Over over) {
        List<Expression> operands = new ArrayList<>(
                filter.map(condition -> filtered(arguments, condition)).orElse(arguments));
        keys.forEach(key -> operands.add(key.expression()));
        SqlNode call = call(name, star && operands.isEmpty(), false, expressions.convert(operands));
        SqlNode window = new WindowConversion(scope, expressions).convert(over);
        return SqlStdOperatorTable.OVER.createCall(Sql.NOWHERE, call, window);
    }

    /** A filtered window aggregate sees NULL where the filter does not hold. */
    private static List<Expression> filtered(List<Expression> arguments, Expression condition) {
        List<Expression> seen = arguments.isEmpty() ? List.of(new NumberLiteral("1")) : arguments;
        List<Expression> filtered = new ArrayList<>(seen);
        filtered.set(
                0,
                new CaseExpression(
                        Optional.empty(), List.of(new CaseExpression.When(condition, seen.get(0))), Optional.empty()));
        return filtered;
    }

    private SqlNode call(String name, boolean star, boolean distinct, List<SqlNode> arguments) {
        SqlLiteral quantifier = distinct ? SqlSelectKeyword.DISTINCT.symbol(Sql.NOWHERE) : null;
        if (name.equals("count")) {
            List<SqlNode> operands = star || arguments.isEmpty() ? List.of(Sql.star()) : arguments;
            return SqlStdOperatorTable.COUNT.createCall(quantifier, Sql.NOWHERE, operands.toArray(SqlNode[]::new));
        }
        SqlAggFunction aggregate = operators.aggregate(name);
        return aggregate.createCall(quantifier, Sql.NOWHERE, arguments.toArray(SqlNode[]::new));
    }

    private record Folding(
            String name,
            List<Expression> arguments,
            boolean star,
            boolean distinct,
            List<OrderItem> keys,
            Optional<Expression> filter) {}
}
