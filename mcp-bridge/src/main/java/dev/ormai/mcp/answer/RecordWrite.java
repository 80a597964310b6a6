package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.driver.AskedWrite;
import dev.ormai.driver.ToolCall;
import dev.ormai.driver.ToolWrite;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.RowValues;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.tree.Write;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One write of records by their keys, with what it reads of them before and gives of them afterwards. For one call.
 *
 * @param change the statement
 * @param wanted what is wanted of each written record; empty for their number alone
 * @param held reads the records before they change, and holds them; empty for new ones
 * @param seen what is read then
 * @param snapshots whether the audit keeps the records
 * @param missing what is said if there is nothing to change; empty where that is no failure
 * @param answer from how many were written, and the written records
 * @param before takes up the records as they were, anew with each attempt
 */
record RecordWrite(
        ToolCall call,
        Statements statements,
        Dialect dialect,
        AskedWrite asked,
        BoundChange change,
        Optional<Selection> wanted,
        Optional<BoundTree> held,
        Selection seen,
        boolean snapshots,
        Optional<Refusal> missing,
        Given answer,
        List<Map<String, Object>> before)
        implements ToolWrite<Answer> {

    /** What the agent is told. */
    @FunctionalInterface
    interface Given {
        Answer of(long affected, List<Row> written);
    }

    @Override
    public Write tree() {
        return change.tree();
    }

    @Override
    public WantedKeys keys() {
        return wanted.<WantedKeys>map(selection -> new WantedKeys.Named(
                        selection.read().stream().map(Field::column).toList()))
                .orElse(WantedKeys.NONE);
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        change.bind(statement, dialect);
    }

    @Override
    public List<Map<String, Object>> before(boolean needed) throws SQLException {
        before.clear();
        if (held.isPresent() && (needed || snapshots)) {
            List<List<JsonNode>> rows = statements.rows(
                    held.get(), seen.read().stream().map(Field::kind).toList());
            if (rows.isEmpty()) {
                nothing();
            }
            rows.forEach(values -> before.add(PlainValues.of(Row.of(seen, values))));
        }
        return List.copyOf(before);
    }

    private void nothing() {
        missing.ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    @Override
    public Answer run(PreparedStatement statement) throws SQLException {
        long affected = statement.executeLargeUpdate();
        if (affected == 0 && held.isPresent()) {
            nothing();
        }
        List<Row> written = wanted.isPresent() ? written(statement, wanted.get()) : List.of();
        call.changed(
                affected,
                snapshots ? List.copyOf(before) : List.of(),
                snapshots ? written.stream().map(PlainValues::of).toList() : List.of());
        return answer.of(affected, written);
    }

    private static List<Row> written(PreparedStatement statement, Selection selection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet keys = statement.getGeneratedKeys()) {
            while (keys.next()) {
                List<JsonNode> values = new ArrayList<>();
                for (Field field : selection.read()) {
                    values.add(RowValues.read(keys, values.size() + 1, field.kind()));
                }
                rows.add(Row.of(selection, values));
            }
        }
        return rows;
    }
}
