package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Value;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.SqlWriter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A write as a tree with the values of its parameters.
 *
 * @param values one for each parameter, in the order of the text
 */
record BoundChange(Write tree, List<Value> values) {
    BoundChange {
        values = List.copyOf(values);
    }

    static BoundChange of(Write tree, Parameters parameters, Dialect dialect) {
        ParameterOrder order = new ParameterOrder(SqlWriter.write(tree, dialect), parameters);
        return new BoundChange(tree.mapChildren(order), order.values());
    }

    void bind(PreparedStatement statement, Dialect dialect) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).bind(statement, i + 1, dialect);
        }
    }
}
