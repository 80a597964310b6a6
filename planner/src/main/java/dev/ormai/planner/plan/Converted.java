package dev.ormai.planner.plan;

import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * A query in Calcite's terms.
 *
 * @param columns the labels of its result
 */
record Converted(SqlNode node, List<String> columns) {
    Converted {
        columns = List.copyOf(columns);
    }
}
