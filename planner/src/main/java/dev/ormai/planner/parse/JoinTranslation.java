package dev.ormai.planner.parse;

import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Turns JSqlParser's flat list of joins into trees, one for each item of the FROM list. */
final class JoinTranslation {
    /** A join whose condition is still to come, as the first of <code>a join b join c on … on …</code>. */
    private record Waiting(FromItem left, Join.Kind kind) {}

    private final Cursor cursor;
    private final Frame frame;
    private final List<FromItem> finished = new ArrayList<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    JoinTranslation(Cursor cursor, Frame frame) {
        this.cursor = cursor;
        this.frame = frame;
    }

    List<FromItem> sources(PlainSelect select) {
        if (select.getFromItem() == null) {
            return List.of();
        }
        FromItem current = source(select.getFromItem());
        List<net.sf.jsqlparser.statement.select.Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
        int depth = 0;
        for (net.sf.jsqlparser.statement.select.Join join : joins) {
            if (++depth > Cursor.MAX_DEPTH) {
                throw cursor.tooDeep("joined", Cursor.MAX_DEPTH);
            }
            FromItem right = source(join.getFromItem());
            if (join.isSimple()) {
                finish(current);
                current = right;
            } else {
                current = joined(current, join, right);
            }
        }
        finish(current);
        return finished;
    }

    private void finish(FromItem item) {
        if (!waiting.isEmpty()) {
            throw cursor.syntax(cursor.at(), "a join without a condition", "add ON or USING, or write CROSS JOIN");
        }
        finished.add(item);
    }

    private FromItem joined(FromItem left, net.sf.jsqlparser.statement.select.Join join, FromItem right) {
        Join.Kind kind = kind(join);
        Collection<Expression> conditions = join.getOnExpressions();
        List<Column> using = join.getUsingColumns();
        if (using != null && !using.isEmpty()) {
            List<String> columns = using.stream()
                    .map(QueryTranslation::placeholderOf)
                    .map(frame::name)
                    .toList();
            return new Join(left, kind, join.isNatural(), right, new Join.Using(columns));
        }
        if (conditions != null && !conditions.isEmpty()) {
            waiting.push(new Waiting(left, kind));
            FromItem current = right;
            for (Expression condition : conditions) {
                if (waiting.isEmpty()) {
                    throw cursor.syntax(cursor.at(), "more conditions than joins", "remove an ON");
                }
                Waiting outer = waiting.pop();
                current = new Join(outer.left(), outer.kind(), false, current, on(condition));
            }
            return current;
        }
        boolean complete =
                join.isNatural() || kind == Join.Kind.CROSS || cursor.dialect() == dev.ormai.planner.Dialect.MYSQL;
        if (complete) {
            return new Join(left, kind, join.isNatural(), right, new Join.None());
        }
        waiting.push(new Waiting(left, kind));
        return right;
    }

    private Join.On on(Expression condition) {
        return new Join.On(frame.island(QueryTranslation.placeholderOf(condition), Island.OfExpression.class)
                .expression());
    }

    private static Join.Kind kind(net.sf.jsqlparser.statement.select.Join join) {
        if (join.isLeft()) {
            return Join.Kind.LEFT;
        }
        if (join.isRight()) {
            return Join.Kind.RIGHT;
        }
        if (join.isFull()) {
            return Join.Kind.FULL;
        }
        if (join.isCross()) {
            return Join.Kind.CROSS;
        }
        return join.isStraight() ? Join.Kind.STRAIGHT : Join.Kind.INNER;
    }

    private FromItem source(net.sf.jsqlparser.statement.select.FromItem item) {
        if (item instanceof Table table && table.getAlias() == null) {
            return frame.island(table.getName(), Island.OfSource.class).source();
        }
        throw cursor.syntax(
                cursor.at() - 1, "a join of what is no table", "write each JOIN with the table that it joins");
    }
}
