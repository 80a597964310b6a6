package dev.ormai.driver;

import dev.ormai.planner.WantedKeys;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** What clients ask for as generated keys, in the planner's words: a real driver would change the text, and show hidden columns. */
final class GeneratedKeys {
    private GeneratedKeys() {}

    static WantedKeys of(int generatedKeys) {
        return generatedKeys == Statement.NO_GENERATED_KEYS ? WantedKeys.NONE : WantedKeys.GENERATED;
    }

    static WantedKeys of(int[] places) {
        return places.length == 0
                ? WantedKeys.NONE
                : new WantedKeys.Numbered(Arrays.stream(places).boxed().toList());
    }

    static WantedKeys of(String[] columns) {
        return columns.length == 0 ? WantedKeys.NONE : new WantedKeys.Named(List.of(columns));
    }
}
