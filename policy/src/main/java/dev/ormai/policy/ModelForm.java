package dev.ormai.policy;

import static dev.ormai.policy.CanonicalForm.putUnlessEmpty;

import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.RowSettings;
import java.util.Map;
import java.util.TreeMap;

/** A model, an overlay and their rows, fields and relations as a policy file writes them. */
final class ModelForm {
    private ModelForm() {}

    static Map<String, Object> of(ModelSettings model) {
        Map<String, Object> form = new TreeMap<>();
        model.table().ifPresent(table -> form.put("table", table.toString()));
        model.description().ifPresent(text -> form.put("description", text));
        putUnlessEmpty(form, "rows", rows(model.rows()));
        Map<String, Object> fields = new TreeMap<>();
        model.fields().forEach((field, rule) -> fields.put(field, field(rule)));
        putUnlessEmpty(form, "fields", fields);
        model.defaultField().ifPresent(rule -> form.put("default_field", field(rule)));
        Map<String, Object> relations = new TreeMap<>();
        model.relations().forEach((name, relation) -> relations.put(name, relation(relation)));
        putUnlessEmpty(form, "relations", relations);
        putUnlessEmpty(form, "aggregations", RuleForms.aggregations(model.aggregations()));
        putUnlessEmpty(form, "writes", RuleForms.writes(model.writes()));
        putUnlessEmpty(form, "budget", RuleForms.budget(model.budget()));
        return form;
    }

    static Object tenant(TenantRule rule) {
        if (rule instanceof TenantRule.Column column) {
            return column.column();
        }
        if (rule instanceof TenantRule.Via via) {
            return Map.of("via", via.relation());
        }
        return RowSettings.NO_RULE;
    }

    private static Map<String, Object> rows(RowSettings rows) {
        Map<String, Object> form = new TreeMap<>();
        rows.tenant().ifPresent(rule -> form.put("tenant", tenant(rule)));
        rows.owner().ifPresent(column -> form.put("owner", column));
        rows.filter().ifPresent(filter -> form.put("filter", filter));
        rows.softDelete().ifPresent(column -> form.put("soft_delete", column));
        return form;
    }

    private static Object field(FieldRule rule) {
        if (rule instanceof FieldRule.Mask mask) {
            return mask.kind() instanceof MaskKind.Automatic ? "mask" : Map.of("mask", mask(mask.kind()));
        }
        if (rule instanceof FieldRule.Hash) {
            return "hash";
        }
        return rule instanceof FieldRule.Deny ? "deny" : "allow";
    }

    private static Object mask(MaskKind kind) {
        if (kind instanceof MaskKind.Pattern pattern) {
            return pattern.text();
        }
        if (kind instanceof MaskKind.Expression expression) {
            return Map.of("sql", expression.sql());
        }
        return MaskKind.NAMED.entrySet().stream()
                .filter(named -> named.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> relation(Relation relation) {
        Map<String, Object> form = new TreeMap<>();
        form.put("model", relation.model());
        putUnlessEmpty(form, "key", relation.key());
        relation.maxDepth().ifPresent(depth -> form.put("max_depth", depth));
        return form;
    }
}
