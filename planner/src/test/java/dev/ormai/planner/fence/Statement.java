package dev.ormai.planner.fence;

import java.util.List;

/** A statement with the values of its parameters. */
record Statement(String sql, List<Object> values) {
    Statement {
        values = List.copyOf(values);
    }
}
