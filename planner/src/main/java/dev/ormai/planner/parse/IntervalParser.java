package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.IntervalLiteral;
import dev.ormai.planner.tree.StringLiteral;
import java.util.Optional;
import java.util.Set;

/** Reads intervals. */
final class IntervalParser {
    private static final Set<String> UNITS = Set.of("year", "month", "day", "hour", "minute", "second");

    private static final Set<String> MYSQL_UNITS = Set.of(
            "microsecond",
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "second_microsecond",
            "minute_microsecond",
            "minute_second",
            "hour_microsecond",
            "hour_second",
            "hour_minute",
            "day_microsecond",
            "day_second",
            "day_minute",
            "day_hour",
            "year_month");

    private final Cursor cursor;
    private final ExpressionParser expressions;

    IntervalParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    static boolean isMySqlUnit(String word) {
        return MYSQL_UNITS.contains(word);
    }

    /** Whether the word INTERVAL here begins an interval and is not a name. */
    boolean startsHere() {
        return cursor.dialect() == Dialect.MYSQL || cursor.peek(1).kind() == TokenKind.STRING;
    }

    Expression interval() {
        cursor.expectWord("interval");
        if (cursor.dialect() == Dialect.MYSQL) {
            Expression value = expressions.expression();
            if (!cursor.isOneOf(MYSQL_UNITS)) {
                throw cursor.unexpected();
            }
            return new IntervalLiteral(value, Optional.of(Cursor.key(cursor.next())));
        }
        return new IntervalLiteral(new StringLiteral(cursor.next().text()), unit());
    }

    private Optional<String> unit() {
        if (!cursor.isOneOf(UNITS)) {
            return Optional.empty();
        }
        String unit = Cursor.key(cursor.next());
        if (cursor.isWord("to") && UNITS.contains(Cursor.key(cursor.peek(1)))) {
            cursor.next();
            unit += " to " + Cursor.key(cursor.next());
        }
        return Optional.of(unit);
    }
}
