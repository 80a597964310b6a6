package dev.ormai.policy;

import java.util.Optional;

/**
 * Which rows of a model exist for a principal; all of them must hold.
 *
 * @param owner a column that equals the principal's user
 * @param filter a predicate in the database's dialect over the table's own columns; may name {@code :tenant},
 *     {@code :user} and {@code :attr.name}
 * @param softDelete a column; a row with a value, or with true for a boolean column, does not exist for readers
 */
public record RowRules(
        TenantRule tenant, Optional<String> owner, Optional<String> filter, Optional<String> softDelete) {}
