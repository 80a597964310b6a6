package dev.ormai.planner.parse;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.RowValue;
import java.util.ArrayList;
import java.util.List;

/** Reads what follows GROUP BY. */
final class GroupParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    GroupParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    GroupBy groupBy() {
        List<GroupItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (cursor.acceptMark(','));
        return new GroupBy(items, cursor.acceptWords("with", "rollup"));
    }

    private GroupItem item() {
        if (cursor.isMark('(') && cursor.peek(1).isPunctuation(')')) {
            cursor.next();
            cursor.next();
            return new GroupItem.Sets(GroupItem.Kind.EMPTY, List.of());
        }
        if (cursor.isWord("rollup") && cursor.peek(1).isPunctuation('(')) {
            cursor.next();
            return sets(GroupItem.Kind.ROLLUP);
        }
        if (cursor.isWord("cube") && cursor.peek(1).isPunctuation('(')) {
            cursor.next();
            return sets(GroupItem.Kind.CUBE);
        }
        if (cursor.areWords("grouping", "sets")) {
            cursor.acceptWords("grouping", "sets");
            return sets(GroupItem.Kind.GROUPING_SETS);
        }
        Expression expression = expressions.expression();
        if (expression instanceof RowValue row && !row.keyword()) {
            List<GroupItem> items = new ArrayList<>();
            row.items().forEach(item -> items.add(new GroupItem.Plain(item)));
            return new GroupItem.Sets(GroupItem.Kind.LIST, items);
        }
        return new GroupItem.Plain(expression);
    }

    private GroupItem sets(GroupItem.Kind kind) {
        cursor.enter();
        cursor.expectMark('(');
        List<GroupItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (cursor.acceptMark(','));
        cursor.expectMark(')');
        cursor.leave();
        return new GroupItem.Sets(kind, items);
    }
}
