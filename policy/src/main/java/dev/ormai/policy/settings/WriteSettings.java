package dev.ormai.policy.settings;

import dev.ormai.policy.WriteRules;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is said of writes; {@code maxAffectedRows} of {@link Integer#MAX_VALUE} says that there is no limit. */
public record WriteSettings(
        Optional<Boolean> create,
        Optional<Boolean> update,
        Optional<Boolean> delete,
        Optional<Boolean> bulk,
        Optional<Boolean> softDelete,
        OptionalInt maxAffectedRows,
        Optional<Boolean> requirePrimaryKey,
        Optional<Boolean> requireReason,
        Optional<Set<String>> requireApproval,
        Optional<Set<String>> readonly,
        Optional<Boolean> snapshots) {
    public static final WriteSettings NONE = new WriteSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public WriteSettings {
        requireApproval = requireApproval.map(Set::copyOf);
        readonly = readonly.map(Set::copyOf);
    }

    /** These settings where they speak, else the others. */
    public WriteSettings over(WriteSettings base) {
        return new WriteSettings(
                create.or(base::create),
                update.or(base::update),
                delete.or(base::delete),
                bulk.or(base::bulk),
                softDelete.or(base::softDelete),
                maxAffectedRows.isPresent() ? maxAffectedRows : base.maxAffectedRows(),
                requirePrimaryKey.or(base::requirePrimaryKey),
                requireReason.or(base::requireReason),
                requireApproval.or(base::requireApproval),
                readonly.or(base::readonly),
                snapshots.or(base::snapshots));
    }

    /** The same, with these operations of create, update, delete and bulk open. */
    public WriteSettings opening(Set<String> operations) {
        return new WriteSettings(
                opened(operations, "create", create),
                opened(operations, "update", update),
                opened(operations, "delete", delete),
                opened(operations, "bulk", bulk),
                softDelete,
                maxAffectedRows,
                requirePrimaryKey,
                requireReason,
                requireApproval,
                readonly,
                snapshots);
    }

    /** The same, with these fields set by nobody. */
    public WriteSettings withReadonly(Set<String> fields) {
        return new WriteSettings(
                create,
                update,
                delete,
                bulk,
                softDelete,
                maxAffectedRows,
                requirePrimaryKey,
                requireReason,
                requireApproval,
                Optional.of(fields),
                snapshots);
    }

    /** The same, with these operations waiting for a person. */
    public WriteSettings withApproval(Set<String> operations) {
        return new WriteSettings(
                create,
                update,
                delete,
                bulk,
                softDelete,
                maxAffectedRows,
                requirePrimaryKey,
                requireReason,
                Optional.of(operations),
                readonly,
                snapshots);
    }

    /** The same, with this limit. */
    public WriteSettings withMaxAffectedRows(OptionalInt rows) {
        return new WriteSettings(
                create,
                update,
                delete,
                bulk,
                softDelete,
                rows,
                requirePrimaryKey,
                requireReason,
                requireApproval,
                readonly,
                snapshots);
    }

    private static Optional<Boolean> opened(Set<String> operations, String operation, Optional<Boolean> otherwise) {
        return operations.contains(operation) ? Optional.of(true) : otherwise;
    }

    /** @param canMark whether the model has a column that marks deleted rows; without one the default is to remove */
    public WriteRules resolve(WriteRules defaults, boolean canMark) {
        return new WriteRules(
                create.orElse(defaults.create()),
                update.orElse(defaults.update()),
                delete.orElse(defaults.delete()),
                bulk.orElse(defaults.bulk()),
                softDelete.orElse(defaults.softDelete()) && canMark,
                maxAffectedRows.orElse(defaults.maxAffectedRows()),
                requirePrimaryKey.orElse(defaults.requirePrimaryKey()),
                requireReason.orElse(defaults.requireReason()),
                requireApproval.orElse(defaults.requireApproval()),
                readonly.orElse(defaults.readonly()),
                snapshots.orElse(defaults.snapshots()));
    }
}
