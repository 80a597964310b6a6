package dev.ormai.planner.fuzz;

/** A way to spoil a rewritten statement. */
enum Mutation {
    DROP_CONDITIONS,
    DROP_LAST_CONDITION,
    OR_TRUE,
    SWAP_TABLE,
    ADD_TABLE,
    BARE_TABLE,
    BARE_SUB_SELECT,
    UNMASK,
    ADD_DENIED_COLUMN,
    CLIENT_VALUE,
    LITERAL_VALUE,
    FAILING_CONDITION,
    ALTER_FENCE,
    DROP_FENCE,
    POLICY_VALUE_OUTSIDE,
    OTHER_FUNCTION
}
