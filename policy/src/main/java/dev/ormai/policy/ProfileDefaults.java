package dev.ormai.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What a profile says where the policy says nothing.
 *
 * @param masked what becomes of a column on the list of personal data
 * @param tenantRequired whether a model that says nothing of its tenant is a fault; otherwise it is shared
 */
public record ProfileDefaults(
        Profile profile,
        Budget budget,
        WriteRules writes,
        Aggregations aggregations,
        SqlRules sql,
        AuditRules audit,
        FieldRule masked,
        boolean tenantRequired) {

    /** A model of which nothing was written; its rows are shared. */
    public ModelPolicy model(String name) {
        return new ModelPolicy(
                name,
                new TableName(Optional.empty(), name),
                Optional.empty(),
                new RowRules(new TenantRule.Shared(), Optional.empty(), Optional.empty(), Optional.empty()),
                Map.of(),
                FieldRule.ALLOW,
                Map.of(),
                aggregations,
                writes,
                budget);
    }
}
