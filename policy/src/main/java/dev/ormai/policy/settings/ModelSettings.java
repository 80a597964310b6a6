package dev.ormai.policy.settings;

import dev.ormai.policy.FieldRule;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.ProfileDefaults;
import dev.ormai.policy.Relation;
import dev.ormai.policy.RowRules;
import dev.ormai.policy.TableName;
import dev.ormai.policy.TenantRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said of a model, by the policy itself or by a role's overlay. */
public record ModelSettings(
        Optional<TableName> table,
        Optional<String> description,
        RowSettings rows,
        Map<String, FieldRule> fields,
        Optional<FieldRule> defaultField,
        Map<String, Relation> relations,
        AggregationSettings aggregations,
        WriteSettings writes,
        BudgetSettings budget) {
    public static final ModelSettings NONE = new ModelSettings(
            Optional.empty(),
            Optional.empty(),
            RowSettings.NONE,
            Map.of(),
            Optional.empty(),
            Map.of(),
            AggregationSettings.NONE,
            WriteSettings.NONE,
            BudgetSettings.NONE);

    public ModelSettings {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
    }

    /** These settings where they speak, else the others; fields and relations one by one. */
    public ModelSettings over(ModelSettings base) {
        return new ModelSettings(
                table.or(base::table),
                description.or(base::description),
                rows.over(base.rows),
                merged(base.fields, fields),
                defaultField.or(base::defaultField),
                merged(base.relations, relations),
                aggregations.over(base.aggregations),
                writes.over(base.writes),
                budget.over(base.budget));
    }

    /** The same without relations to other models than these. */
    public ModelSettings withRelationsTo(Set<String> models) {
        Map<String, Relation> kept = new LinkedHashMap<>(relations);
        kept.values().removeIf(relation -> !models.contains(relation.model()));
        return new ModelSettings(table, description, rows, fields, defaultField, kept, aggregations, writes, budget);
    }

    /** @param tenant the tenant rule where nothing is said */
    public ModelPolicy resolve(String name, ProfileDefaults defaults, TenantRule tenant) {
        RowRules resolvedRows = rows.resolve(tenant);
        return new ModelPolicy(
                name,
                table.orElseGet(() -> new TableName(Optional.empty(), name)),
                description,
                resolvedRows,
                fields,
                defaultField.orElse(FieldRule.ALLOW),
                relations,
                aggregations.resolve(defaults.aggregations()),
                writes.resolve(defaults.writes(), resolvedRows.softDelete().isPresent()),
                budget.resolve(defaults.budget()));
    }

    private static <T> Map<String, T> merged(Map<String, T> base, Map<String, T> overlay) {
        Map<String, T> merged = new LinkedHashMap<>(base);
        merged.putAll(overlay);
        return merged;
    }
}
