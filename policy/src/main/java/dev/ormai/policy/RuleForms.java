package dev.ormai.policy;

import dev.ormai.policy.settings.AggregationSettings;
import dev.ormai.policy.settings.AuditSettings;
import dev.ormai.policy.settings.BudgetSettings;
import dev.ormai.policy.settings.RowSettings;
import dev.ormai.policy.settings.SqlSettings;
import dev.ormai.policy.settings.WriteSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Aggregations, writes, budgets, SQL and audit as a policy file writes them. */
final class RuleForms {
    private RuleForms() {}

    static Map<String, Object> aggregations(AggregationSettings said) {
        Map<String, Object> form = new TreeMap<>();
        said.operations().ifPresent(names -> form.put("operations", sorted(names)));
        said.fields().ifPresent(names -> form.put("fields", sorted(names)));
        said.groupBy().ifPresent(names -> form.put("group_by", sorted(names)));
        said.minGroupSize().ifPresent(size -> form.put("min_group_size", size));
        return form;
    }

    static Map<String, Object> writes(WriteSettings said) {
        Map<String, Object> form = new TreeMap<>();
        said.create().ifPresent(open -> form.put("create", open));
        said.update().ifPresent(open -> form.put("update", open));
        said.delete().ifPresent(open -> form.put("delete", open));
        said.bulk().ifPresent(open -> form.put("bulk", open));
        said.softDelete().ifPresent(marks -> form.put("soft_delete", marks));
        said.maxAffectedRows()
                .ifPresent(
                        rows -> form.put("max_affected_rows", rows == Integer.MAX_VALUE ? RowSettings.NO_RULE : rows));
        said.requirePrimaryKey().ifPresent(required -> form.put("require_primary_key", required));
        said.requireReason().ifPresent(required -> form.put("require_reason", required));
        said.requireApproval().ifPresent(operations -> form.put("require_approval", sorted(operations)));
        said.readonly().ifPresent(names -> form.put("readonly", sorted(names)));
        said.snapshots().ifPresent(kept -> form.put("snapshots", kept));
        return form;
    }

    static Map<String, Object> budget(BudgetSettings said) {
        Map<String, Object> form = new TreeMap<>();
        said.limits()
                .forEach((limit, number) ->
                        form.put(limit.key(), number.isPresent() ? number.getAsLong() : RowSettings.NO_RULE));
        return form;
    }

    static Map<String, Object> sql(SqlSettings said) {
        Map<String, Object> form = new TreeMap<>();
        said.enabled().ifPresent(enabled -> form.put("enabled", enabled));
        said.allowedFunctions().ifPresent(names -> form.put("functions", Map.of("allow", sorted(names))));
        said.refuseUnplanned().ifPresent(refused -> form.put("unplanned", refused ? "refuse" : "allow"));
        said.explain().ifPresent(open -> form.put("explain", open));
        return form;
    }

    static Map<String, Object> audit(AuditSettings said) {
        Map<String, Object> form = new TreeMap<>();
        said.sink().ifPresent(sink -> form.put("sink", sink));
        said.refuseOnFailure().ifPresent(refused -> form.put("on_failure", refused ? "refuse" : "warn"));
        said.values().ifPresent(kept -> form.put("values", kept));
        return form;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
