package dev.ormai.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One model as a principal may use it, role overlays merged and defaults filled in.
 *
 * @param name what agents call it
 * @param fields what the file says about single columns; see {@link EffectivePolicy#ruleFor} for the rule that holds
 * @param defaultField allow or deny
 */
public record ModelPolicy(
        String name,
        TableName table,
        Optional<String> description,
        RowRules rows,
        Map<String, FieldRule> fields,
        FieldRule defaultField,
        Map<String, Relation> relations,
        Aggregations aggregations,
        WriteRules writes,
        Budget budget) {
    public ModelPolicy {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
    }
}
