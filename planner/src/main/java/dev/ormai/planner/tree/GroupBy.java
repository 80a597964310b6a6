package dev.ormai.planner.tree;

import java.util.List;

/** @param withRollup MySQL's WITH ROLLUP behind the list */
public record GroupBy(List<GroupItem> items, boolean withRollup) {
    public GroupBy {
        items = List.copyOf(items);
    }

    public GroupBy mapChildren(TreeMapper mapper) {
        return new GroupBy(items.stream().map(mapper::groupItem).toList(), withRollup);
    }
}
