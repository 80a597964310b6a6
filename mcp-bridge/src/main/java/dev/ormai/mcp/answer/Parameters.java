package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Value;
import dev.ormai.planner.tree.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The values of a tree that is being built. For one tree. */
final class Parameters {
    private final List<Value> values = new ArrayList<>();

    /** The place of one more value. */
    Parameter add(Value value) {
        values.add(value);
        return new Parameter(values.size());
    }

    List<Value> values() {
        return List.copyOf(values);
    }
}
