package dev.ormai.policy.decision;

import dev.ormai.policy.FieldRule;
import dev.ormai.policy.RowRules;
import dev.ormai.policy.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The relation that stands in the place of one table: its permitted rows, its permitted columns.
 *
 * @param fields the rule for every column of the table, in the catalog's order
 */
public record TableObligation(String model, TableName table, RowRules rows, Map<String, FieldRule> fields) {
    public TableObligation {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
