package dev.ormai.planner.tree;

import java.util.List;

/** One item of a GROUP BY. */
public sealed interface GroupItem {
    GroupItem mapChildren(TreeMapper mapper);

    /** An expression; an empty set <code>()</code> is a {@link Sets} of kind EMPTY. */
    record Plain(Expression expression) implements GroupItem {
        @Override
        public GroupItem mapChildren(TreeMapper mapper) {
            return new Plain(mapper.expression(expression));
        }
    }

    /** <code>rollup(…)</code>, <code>cube(…)</code>, <code>grouping sets(…)</code>, a list in parentheses or <code>()</code>. */
    record Sets(Kind kind, List<GroupItem> items) implements GroupItem {
        public Sets {
            items = List.copyOf(items);
        }

        @Override
        public GroupItem mapChildren(TreeMapper mapper) {
            return new Sets(kind, items.stream().map(mapper::groupItem).toList());
        }
    }

    /** How the items are combined. */
    enum Kind {
        ROLLUP,
        CUBE,
        GROUPING_SETS,
        LIST,
        EMPTY
    }
}
