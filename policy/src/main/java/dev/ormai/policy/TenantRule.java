package dev.ormai.policy;

/** How a row tells which tenant it belongs to. */
public sealed interface TenantRule {
    /** A column of the row equals the principal's tenant. */
    record Column(String column) implements TenantRule {}

    /** The row's parent, reached through the named relation, is permitted. */
    record Via(String relation) implements TenantRule {}

    /** Said out loud: every tenant sees every row. */
    record Shared() implements TenantRule {}
}
