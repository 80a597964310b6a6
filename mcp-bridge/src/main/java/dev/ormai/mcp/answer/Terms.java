package dev.ormai.mcp.answer;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Over;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.WindowSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pieces of trees, each as a parser would read it. */
final class Terms {
    private Terms() {}

    static Expression compare(Expression left, String operator, Expression right) {
        return new BinaryOperation(left, operator, right);
    }

    static Expression isNull(Expression value, boolean negated) {
        return new IsTest(value, negated, IsTest.Test.NULL);
    }

    /** Each of them binds tighter than AND or stands in parentheses. */
    static Optional<Expression> and(List<Expression> conditions) {
        return conditions.stream().reduce((left, right) -> new BinaryOperation(left, "and", right));
    }

    /** In parentheses, so that it can stand anywhere; one alone needs none. */
    static Expression or(List<Expression> conditions) {
        Expression joined = conditions.stream()
                .reduce((left, right) -> new BinaryOperation(left, "or", right))
                .orElseThrow();
        return conditions.size() == 1 ? joined : new Parenthesized(joined);
    }

    static TableReference table(TableId table, String alias) {
        return new TableReference(
                QualifiedName.of(table.schema(), table.name()),
                Optional.of(Alias.of(alias)),
                false,
                Optional.empty(),
                Optional.empty());
    }

    static SelectItem item(Expression expression) {
        return new SelectItem.Value(expression, Optional.empty());
    }

    static SelectItem item(Expression expression, String alias) {
        return new SelectItem.Value(expression, Optional.of(alias));
    }

    static Limit limit(long rows) {
        return new Limit(Optional.of(number(rows)), Optional.empty(), false, false, Limit.Style.LIMIT_OFFSET);
    }

    static Expression number(long number) {
        return new NumberLiteral(Long.toString(number));
    }

    /** <code>count(*)</code>. */
    static FunctionCall countAll(Dialect dialect) {
        return new FunctionCall(
                name("count", dialect),
                List.of(),
                true,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static FunctionCall call(String name, Dialect dialect, Expression... arguments) {
        return new FunctionCall(
                name(name, dialect),
                List.of(arguments),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** A function's name as the database folds it. */
    private static FunctionName name(String name, Dialect dialect) {
        return FunctionName.of(dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name);
    }

    /** The call as a window function. */
    static FunctionCall over(FunctionCall call, List<Expression> partitionBy, List<OrderItem> orderBy) {
        return new FunctionCall(
                call.name(),
                call.arguments(),
                call.star(),
                call.quantifier(),
                call.orderBy(),
                call.nullTreatment(),
                call.withinGroup(),
                call.filter(),
                Optional.of(new Over.Inline(
                        new WindowSpecification(Optional.empty(), partitionBy, orderBy, Optional.empty()))));
    }
}
