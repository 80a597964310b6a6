package dev.ormai.planner.tree;

/** Where a value that the policy supplies comes from. Values are bound when a statement runs, so that one plan serves all tenants. */
public sealed interface PolicyValue {
    /** A fact about the principal, bound as the type of the column that it is compared with. */
    record Identity(dev.ormai.policy.IdentityValue identity, ColumnType type) implements PolicyValue {}

    /** One half of the padded key of the keyed hash (RFC 2104), 64 bytes, derived for the principal's tenant. */
    record HashKeyPad(Pad pad) implements PolicyValue {}

    /** The two halves of RFC 2104. */
    enum Pad {
        INNER,
        OUTER
    }
}
