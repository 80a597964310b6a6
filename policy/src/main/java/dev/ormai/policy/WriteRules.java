package dev.ormai.policy;

import java.util.Set;

/**
 * What may be written to a model.
 *
 * @param softDelete a delete marks the row instead of removing it
 * @param maxAffectedRows rows one statement may change
 * @param requireApproval the operations, of create, update, delete and bulk, that wait for a person
 * @param snapshots whether the audit keeps the row before and after
 */
public record WriteRules(
        boolean create,
        boolean update,
        boolean delete,
        boolean bulk,
        boolean softDelete,
        int maxAffectedRows,
        boolean requirePrimaryKey,
        boolean requireReason,
        Set<String> requireApproval,
        Set<String> readonly,
        boolean snapshots) {
    public WriteRules {
        requireApproval = Set.copyOf(requireApproval);
        readonly = Set.copyOf(readonly);
    }
}
