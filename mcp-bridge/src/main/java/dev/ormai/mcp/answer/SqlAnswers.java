package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.FieldKind;
import dev.ormai.mcp.model.RowValues;
import dev.ormai.planner.Cost;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Answers statements that came as text. */
public final class SqlAnswers {
    private static final long DEFAULT_TAKE = 100;

    private SqlAnswers() {}

    /** {@code columns, data, row_count, notices, truncated}. */
    public static Answer run(ToolCall call, String sql, OptionalInt take) throws SQLException {
        ToolCall.Admitted admitted = call.admitText(sql);
        long most = admitted.maxRows().orElse(Long.MAX_VALUE);
        if (take.isPresent() && take.getAsInt() > most) {
            throw new RefusedException(Refusals.queryBudgetExceeded("max_rows", most, take.getAsInt()));
        }
        long wanted = take.isPresent() ? take.getAsInt() : Math.min(DEFAULT_TAKE, most);
        try (PreparedStatement statement = call.prepareText(sql)) {
            statement.setMaxRows((int) Math.min(Integer.MAX_VALUE, wanted + 1));
            try (ResultSet result = statement.executeQuery()) {
                return answer(result, call, admitted, wanted);
            }
        }
    }

    private static Answer answer(ResultSet result, ToolCall call, ToolCall.Admitted admitted, long wanted)
            throws SQLException {
        Dialect dialect = call.schema().catalog().dialect();
        Map<String, FieldKind> columns = columns(result.getMetaData(), dialect);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode described = data.putArray("columns");
        columns.forEach((name, kind) -> described.addObject().put("name", name).put("type", kind.word()));
        ArrayNode rows = data.putArray("data");
        boolean more = false;
        while (result.next()) {
            if (rows.size() == wanted) {
                more = true;
                break;
            }
            ObjectNode row = rows.addObject();
            int column = 1;
            for (Map.Entry<String, FieldKind> entry : columns.entrySet()) {
                row.set(entry.getKey(), RowValues.read(result, column++, entry.getValue()));
            }
        }
        data.put("row_count", rows.size());
        ArrayNode notices = data.putArray("notices");
        admitted.explanation().notices().forEach(notices::add);
        // Where the policy's own limit was reached, there may be more than could be asked for.
        data.put("truncated", more || rows.size() >= admitted.maxRows().orElse(Long.MAX_VALUE));
        ResultSize.check(data, maxBytes(call, admitted.explanation()));
        return new Answer(data, rows.size());
    }

    /** By label; a label that comes again gets a number. */
    private static Map<String, FieldKind> columns(ResultSetMetaData metaData, Dialect dialect) throws SQLException {
        Map<String, FieldKind> columns = new LinkedHashMap<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            String label = metaData.getColumnLabel(i);
            String name = label;
            for (int n = 2; columns.containsKey(name); n++) {
                name = label + "_" + n;
            }
            String type = metaData.getColumnTypeName(i).toLowerCase(Locale.ROOT);
            columns.put(name, FieldKind.of(new ColumnType(metaData.getColumnType(i), type, 0, 0), dialect));
        }
        return columns;
    }

    private static OptionalLong maxBytes(ToolCall call, Explanation explanation) {
        return explanation.models().stream()
                .flatMap(name -> call.policy().model(name).stream())
                .map(model -> model.budget().maxResultBytes())
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** {@code models, tables, columns, functions, decisions, notices, cost, max_rows}. */
    public static Answer explain(ToolCall call, String sql) throws SQLException {
        ToolCall.Admitted admitted = call.admitText(sql);
        Explanation explanation = admitted.explanation();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        texts(data, "models", explanation.models());
        texts(data, "tables", new ArrayList<>(explanation.tables()));
        texts(data, "columns", explanation.columnsRead());
        texts(data, "functions", explanation.functions());
        texts(data, "decisions", explanation.decisions());
        texts(data, "notices", explanation.notices());
        data.put("cost", explanation.cost().map(Cost::total).orElse(null));
        data.put("max_rows", admitted.maxRows().isPresent() ? admitted.maxRows().getAsLong() : null);
        return new Answer(data, 0);
    }

    private static void texts(ObjectNode data, String name, List<?> values) {
        ArrayNode list = data.putArray(name);
        values.forEach(value -> list.add(value.toString()));
    }
}
