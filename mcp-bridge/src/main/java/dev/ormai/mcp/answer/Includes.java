package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds related records to records: one statement for each relation, however many records there are. */
final class Includes {
    private final Statements statements;
    private boolean truncated;

    Includes(Statements statements) {
        this.statements = statements;
    }

    /** Has all their statements judged before any statement is sent. */
    void admit(List<IncludePlan> plans) throws SQLException {
        for (IncludePlan plan : plans) {
            statements.admit(plan.sample());
            admit(plan.children());
        }
    }

    void add(List<Row> rows, List<IncludePlan> plans) throws SQLException {
        for (IncludePlan plan : plans) {
            List<Row> related = rows.isEmpty() ? List.of() : read(rows, plan);
            add(related, plan.children());
            attach(rows, related, plan);
        }
    }

    /** Whether a row limit cut something off. */
    boolean truncated() {
        return truncated;
    }

    private List<Row> read(List<Row> rows, IncludePlan plan) throws SQLException {
        Map<List<String>, List<Value>> keys = new LinkedHashMap<>();
        for (Row row : rows) {
            Optional<List<String>> key = row.key(plan.link().from());
            if (key.isPresent() && !keys.containsKey(key.get())) {
                keys.put(key.get(), values(row, plan));
            }
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        BoundTree tree = plan.tree(List.copyOf(keys.values()));
        List<Row> related = new ArrayList<>();
        for (List<JsonNode> values : statements.rows(tree, plan.kinds())) {
            related.add(Row.of(plan.selection(), values));
        }
        if (related.size() >= statements.maxRows(tree).orElse(Long.MAX_VALUE)) {
            truncated = true;
            statements.notice(("include '%s' reached the limit of %d rows: some records may lack related ones;"
                            + " take fewer records, or fewer related ones of each")
                    .formatted(plan.link().name(), related.size()));
        }
        return related;
    }

    private static List<Value> values(Row row, IncludePlan plan) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < plan.link().from().size(); i++) {
            values.add(row.valueFor(plan.link().from().get(i), plan.link().to().get(i))
                    .orElseThrow());
        }
        return values;
    }

    private void attach(List<Row> rows, List<Row> related, IncludePlan plan) {
        Map<List<String>, List<Row>> byKey = new LinkedHashMap<>();
        for (Row row : related) {
            row.key(plan.link().to()).ifPresent(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(row));
        }
        int cut = 0;
        for (Row row : rows) {
            List<Row> own = row.key(plan.link().from()).map(byKey::get).orElse(List.of());
            List<Row> found = own == null ? List.of() : own;
            attach(row.json(), found, plan);
            cut += !plan.link().toOne() && !found.isEmpty() && count(found.get(0)) > found.size() ? 1 : 0;
        }
        if (cut > 0 && !truncated) {
            statements.notice("include '%s' shows the first %d related records; %d records have more"
                    .formatted(plan.link().name(), plan.take(), cut));
        }
    }

    private static void attach(ObjectNode json, List<Row> found, IncludePlan plan) {
        if (plan.link().toOne()) {
            json.set(
                    plan.link().name(),
                    found.isEmpty() ? json.nullNode() : found.get(0).json());
            return;
        }
        ArrayNode list = json.putArray(plan.link().name());
        found.forEach(row -> list.add(row.json()));
    }

    /** How many related records there are, whether handed out or not. */
    private static long count(Row row) {
        return row.values().get(row.values().size() - 1).asLong();
    }
}
