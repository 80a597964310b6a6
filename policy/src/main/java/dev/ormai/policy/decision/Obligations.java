package dev.ormai.policy.decision;

import dev.ormai.policy.FieldRule;
import dev.ormai.policy.IdentityValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an allowed statement owes.
 *
 * @param tables one for each model that is touched, in the statement's order
 * @param writes one for each table that is written
 * @param identities the values of the principal that the row rules need; all of them are present
 * @param rowLimit the smallest {@code max_rows} of the models
 * @param statementTimeoutMillis the shortest of the models
 * @param maxCost the smallest of the models
 * @param notices masked columns whose value decides something
 */
public record Obligations(
        List<TableObligation> tables,
        List<WriteObligation> writes,
        Set<IdentityValue> identities,
        OptionalLong rowLimit,
        OptionalInt statementTimeoutMillis,
        OptionalLong maxCost,
        List<Notice> notices) {
    public Obligations {
        tables = List.copyOf(tables);
        writes = List.copyOf(writes);
        identities = Set.copyOf(identities);
        notices = List.copyOf(notices);
    }

    /** As maps and lists, for records and explanations. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tables", tables.stream().map(Obligations::table).toList());
        map.put(
                "writes",
                writes.stream()
                        .map(write -> write.operation().word() + " " + write.model())
                        .toList());
        map.put(
                "identities",
                identities.stream().map(IdentityValue::name).sorted().toList());
        rowLimit.ifPresent(limit -> map.put("row_limit", limit));
        statementTimeoutMillis.ifPresent(millis -> map.put("statement_timeout_ms", millis));
        maxCost.ifPresent(cost -> map.put("max_cost", cost));
        map.put("notices", notices.stream().map(Notice::text).toList());
        return map;
    }

    private static Map<String, Object> table(TableObligation table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", table.model());
        map.put("table", table.table().toString());
        map.put("denied", named(table, FieldRule.Deny.class));
        map.put("masked", named(table, FieldRule.Mask.class));
        map.put("hashed", named(table, FieldRule.Hash.class));
        return map;
    }

    private static List<String> named(TableObligation table, Class<? extends FieldRule> rule) {
        return table.fields().entrySet().stream()
                .filter(entry -> rule.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
