package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.Pair;

/** A plan as an indented tree, one operator a line, for people. */
final class PlanText implements RelWriter {
    private final StringBuilder text;
    private final int depth;
    private final List<String> items = new ArrayList<>();

    private PlanText(StringBuilder text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    static String of(RelNode rel) {
        StringBuilder text = new StringBuilder();
        write(rel, text, 0);
        return text.toString();
    }

    private static void write(RelNode rel, StringBuilder text, int depth) {
        rel.explain(new PlanText(text, depth));
    }

    @Override
    public void explain(RelNode rel, List<Pair<String, Object>> values) {
        throw new UnsupportedOperationException("operators are written as they report themselves");
    }

    @Override
    public SqlExplainLevel getDetailLevel() {
        return SqlExplainLevel.EXPPLAN_ATTRIBUTES;
    }

    @Override
    public RelWriter item(String term, Object value) {
        if (!(value instanceof RelNode)) {
            items.add(term + "=[" + String.valueOf(value).replace(":ANY", "") + "]");
        }
        return this;
    }

    @Override
    public RelWriter input(String term, RelNode input) {
        return this;
    }

    @Override
    public RelWriter done(RelNode rel) {
        text.append("  ".repeat(depth)).append(rel.getRelTypeName().replaceFirst("^Logical", ""));
        if (!items.isEmpty()) {
            text.append('(').append(String.join(", ", items)).append(')');
        }
        text.append('\n');
        rel.getInputs().forEach(input -> write(input, text, depth + 1));
        return this;
    }
}
