package dev.ormai.planner.parse;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.With;
import java.util.List;

/** A part of a statement that is read from the tokens alone; in the text for JSqlParser a quoted name stands for it. */
sealed interface Island {
    record OfExpression(Expression expression) implements Island {}

    /** The word ALL behind LIMIT. */
    record OfLimitAll() implements Island {}

    record OfItems(List<SelectItem> items) implements Island {}

    record OfSource(FromItem source) implements Island {}

    record OfBody(QueryBody body) implements Island {}

    record OfCommonTable(With.CommonTable table) implements Island {}

    record OfOrder(List<OrderItem> items) implements Island {}

    record OfGroups(GroupBy groupBy) implements Island {}

    record OfWindows(List<Select.NamedWindow> windows) implements Island {}
}
