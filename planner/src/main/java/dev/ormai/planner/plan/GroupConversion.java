package dev.ormai.planner.plan;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The items of a GROUP BY: each expression becomes a key of the grouping. */
final class GroupConversion {
    private final ExpressionConversion expressions;
    private final Grouping grouping;
    private final UnaryOperator<Expression> meaning;

    /** @param meaning the expression that an item stands for, which may be a place or an alias */
    GroupConversion(ExpressionConversion expressions, Grouping grouping, UnaryOperator<Expression> meaning) {
        this.expressions = expressions;
        this.grouping = grouping;
        this.meaning = meaning;
    }

    List<SqlNode> convert(Optional<GroupBy> groupBy) {
        if (groupBy.isEmpty()) {
            return List.of();
        }
        List<SqlNode> items = groupBy.get().items().stream().map(this::convert).toList();
        return groupBy.get().withRollup() ? List.of(SqlStdOperatorTable.ROLLUP.createCall(Sql.NOWHERE, items)) : items;
    }

    private SqlNode convert(GroupItem item) {
        if (item instanceof GroupItem.Plain plain) {
            Expression key = meaning.apply(plain.expression());
            return grouping.key(expressions.canonical(key), () -> expressions.convert(key));
        }
        GroupItem.Sets sets = (GroupItem.Sets) item;
        List<SqlNode> items = sets.items().stream().map(this::convert).toList();
        return switch (sets.kind()) {
            case ROLLUP -> SqlStdOperatorTable.ROLLUP.createCall(Sql.NOWHERE, items);
            case CUBE -> SqlStdOperatorTable.CUBE.createCall(Sql.NOWHERE, items);
            case GROUPING_SETS -> SqlStdOperatorTable.GROUPING_SETS.createCall(Sql.NOWHERE, items);
            case LIST -> items.isEmpty() ? SqlNodeList.EMPTY : SqlStdOperatorTable.ROW.createCall(Sql.NOWHERE, items);
            case EMPTY -> SqlNodeList.EMPTY;
        };
    }
}
