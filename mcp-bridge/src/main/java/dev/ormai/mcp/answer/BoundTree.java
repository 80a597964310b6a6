package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Value;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.SqlWriter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A query as a tree with the values of its parameters.
 *
 * @param values one for each parameter, in the order of the text
 */
record BoundTree(Query tree, List<Value> values) {
    BoundTree {
        values = List.copyOf(values);
    }

    static BoundTree of(Query tree, Parameters parameters, Dialect dialect) {
        ParameterOrder order = new ParameterOrder(SqlWriter.write(tree, dialect), parameters);
        return new BoundTree(order.query(tree), order.values());
    }

    void bind(PreparedStatement statement, Dialect dialect) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).bind(statement, i + 1, dialect);
        }
    }
}
