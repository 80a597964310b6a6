package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Value;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.write.WrittenSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the parameters in the order of the text, which is not the order in which a tree is built. */
final class ParameterOrder extends TreeMapper {
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<Value> values = new ArrayList<>();

    /** @param written the tree as it was built */
    ParameterOrder(WrittenSql written, Parameters parameters) {
        for (ParameterSource source : written.parameters()) {
            int built = ((ParameterSource.Client) source).index();
            values.add(parameters.values().get(built - 1));
            numbers.put(built, values.size());
        }
    }

    /** One for each parameter, in the order of the text. */
    List<Value> values() {
        return values;
    }

    @Override
    public Expression expression(Expression expression) {
        return expression instanceof Parameter parameter
                ? new Parameter(numbers.getOrDefault(parameter.index(), parameter.index()))
                : super.expression(expression);
    }
}
