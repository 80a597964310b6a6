package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Value;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.write.SqlWriter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement tree with the values of its parameters.
 *
 * @param values one for each parameter, in the order of the text
 */
record BoundTree(Query tree, List<Value> values) {
    BoundTree {
        values = List.copyOf(values);
    }

    /** Numbers the parameters in the order of the text, which is not the order in which a tree is built. */
    static BoundTree of(Query tree, Parameters parameters, Dialect dialect) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Value> values = new ArrayList<>();
        for (ParameterSource source : SqlWriter.write(tree, dialect).parameters()) {
            int built = ((ParameterSource.Client) source).index();
            values.add(parameters.values().get(built - 1));
            numbers.put(built, values.size());
        }
        return new BoundTree(new Numbering(numbers).query(tree), values);
    }

    void bind(PreparedStatement statement, Dialect dialect) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).bind(statement, i + 1, dialect);
        }
    }

    private static final class Numbering extends TreeMapper {
        private final Map<Integer, Integer> numbers;

        Numbering(Map<Integer, Integer> numbers) {
            this.numbers = numbers;
        }

        @Override
        public Expression expression(Expression expression) {
            return expression instanceof Parameter parameter
                    ? new Parameter(numbers.getOrDefault(parameter.index(), parameter.index()))
                    : super.expression(expression);
        }
    }
}
