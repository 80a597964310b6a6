package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Over;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads windows and the keys of an ORDER BY. */
final class WindowParser {
    private static final Set<String> UNITS = Set.of("rows", "range", "groups");
    private static final Set<String> AFTER_BASE = Set.of("partition", "order", "rows", "range", "groups");

    private final Cursor cursor;
    private final ExpressionParser expressions;

    WindowParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** What follows the word OVER. */
    Over over() {
        if (cursor.isMark('(')) {
            return new Over.Inline(specification());
        }
        return new Over.Named(expressions.operands().name());
    }

    /** What follows the word WINDOW. */
    List<Select.NamedWindow> named() {
        List<Select.NamedWindow> windows = new ArrayList<>();
        do {
            String name = expressions.operands().name();
            cursor.expectWord("as");
            windows.add(new Select.NamedWindow(name, specification()));
        } while (cursor.acceptMark(','));
        return windows;
    }

    private WindowSpecification specification() {
        cursor.expectMark('(');
        Token token = cursor.here();
        boolean hasBase = token.kind() == TokenKind.QUOTED_NAME
                || (token.kind() == TokenKind.WORD && !AFTER_BASE.contains(Cursor.key(token)));
        Optional<String> base = hasBase ? Optional.of(cursor.next().text()) : Optional.empty();
        List<Expression> partitionBy = cursor.acceptWords("partition", "by") ? expressions.list() : List.of();
        List<OrderItem> orderBy = cursor.acceptWords("order", "by") ? orderItems() : List.of();
        Optional<WindowSpecification.Frame> frame = cursor.isOneOf(UNITS) ? Optional.of(frame()) : Optional.empty();
        cursor.expectMark(')');
        return new WindowSpecification(base, partitionBy, orderBy, frame);
    }

    private WindowSpecification.Frame frame() {
        String unit = Cursor.key(cursor.next());
        boolean between = cursor.acceptWord("between");
        WindowSpecification.Bound start = bound();
        Optional<WindowSpecification.Bound> end = Optional.empty();
        if (between) {
            cursor.expectWord("and");
            end = Optional.of(bound());
        }
        return new WindowSpecification.Frame(unit, start, end, exclusion());
    }

    private Optional<String> exclusion() {
        if (!cursor.acceptWord("exclude")) {
            return Optional.empty();
        }
        for (String words : List.of("current row", "group", "ties", "no others")) {
            if (cursor.acceptWords(words.split(" "))) {
                return Optional.of(words);
            }
        }
        throw cursor.unexpected();
    }

    private WindowSpecification.Bound bound() {
        for (String words : List.of("unbounded preceding", "unbounded following", "current row")) {
            if (cursor.acceptWords(words.split(" "))) {
                return new WindowSpecification.Bound(words, Optional.empty());
            }
        }
        // Tighter than AND, which ends the first of two bounds.
        Expression offset = expressions.expression(Precedence.AND + 1);
        if (cursor.acceptWord("preceding")) {
            return new WindowSpecification.Bound("preceding", Optional.of(offset));
        }
        cursor.expectWord("following");
        return new WindowSpecification.Bound("following", Optional.of(offset));
    }

    /** What follows the words ORDER BY. */
    List<OrderItem> orderItems() {
        List<OrderItem> items = new ArrayList<>();
        do {
            items.add(orderItem());
        } while (cursor.acceptMark(','));
        return items;
    }

    private OrderItem orderItem() {
        Expression expression = expressions.expression();
        Optional<OrderItem.Direction> direction = Optional.empty();
        if (cursor.acceptWord("asc")) {
            direction = Optional.of(OrderItem.Direction.ASCENDING);
        } else if (cursor.acceptWord("desc")) {
            direction = Optional.of(OrderItem.Direction.DESCENDING);
        } else if (cursor.isWord("using")) {
            throw cursor.unsupported(cursor.at(), "ORDER BY with USING", "write ASC or DESC");
        }
        Optional<OrderItem.Nulls> nulls = Optional.empty();
        if (cursor.acceptWords("nulls", "first")) {
            nulls = Optional.of(OrderItem.Nulls.FIRST);
        } else if (cursor.acceptWords("nulls", "last")) {
            nulls = Optional.of(OrderItem.Nulls.LAST);
        }
        return new OrderItem(expression, direction, nulls);
    }
}
