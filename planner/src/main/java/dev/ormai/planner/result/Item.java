package dev.ormai.planner.result;

import dev.ormai.planner.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that a query or a source gives.
 *
 * @param name absent where only the database knows it
 * @param gap whether it stands for any number of columns that only the database knows
 */
record Item(Optional<String> name, ResultColumn column, boolean gap) {
    static final ResultColumn COMPUTED = new ResultColumn.Computed();
    static final Item GAP = new Item(Optional.empty(), COMPUTED, true);

    static Item of(String name, ResultColumn column) {
        return new Item(Optional.of(name), column, false);
    }

    static Item computed(Optional<String> name) {
        return new Item(name, COMPUTED, false);
    }

    Item computed() {
        return new Item(name, COMPUTED, gap);
    }

    /** As a query around the one that gives them sees them. */
    static List<Item> handedThrough(List<Item> items) {
        return items.stream()
                .map(item -> item.column instanceof ResultColumn.Plain plain
                        ? new Item(item.name, plain.handedThrough(), item.gap)
                        : item)
                .toList();
    }

    /** The first columns get these names, as a column list behind an alias does; behind a gap no place is known. */
    static List<Item> renamed(List<Item> items, List<String> names) {
        List<Item> renamed = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.gap() && i < names.size()) {
                names.subList(i, names.size()).forEach(name -> renamed.add(computed(Optional.of(name))));
                renamed.add(GAP);
                return renamed;
            }
            renamed.add(i < names.size() ? of(names.get(i), item.column()) : item);
        }
        return renamed;
    }
}
