package dev.ormai.planner.plan;

import java.util.List;

/**
 * One source of rows in a FROM.
 *
 * @param columns in order
 * @param function whether it is a call; its name then stands for its one column
 */
record Source(String alias, List<String> columns, boolean function) {
    Source {
        columns = List.copyOf(columns);
    }
}
