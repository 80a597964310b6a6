package dev.ormai.policy.settings;

/** The limits of a budget, as a policy file names them. */
public enum BudgetLimit {
    MAX_ROWS("max_rows", Long.MAX_VALUE),
    MAX_SELECT_FIELDS("max_select_fields", Integer.MAX_VALUE),
    MAX_INCLUDES_DEPTH("max_includes_depth", Integer.MAX_VALUE),
    STATEMENT_TIMEOUT_MS("statement_timeout_ms", Integer.MAX_VALUE),
    MAX_COMPLEXITY("max_complexity", Integer.MAX_VALUE),
    MAX_COST("max_cost", Long.MAX_VALUE),
    MAX_RESULT_BYTES("max_result_bytes", Long.MAX_VALUE),
    MIN_FILTERS("min_filters", Integer.MAX_VALUE);

    private final String key;
    private final long greatest;

    BudgetLimit(String key, long greatest) {
        this.key = key;
        this.greatest = greatest;
    }

    public String key() {
        return key;
    }

    /** The greatest number it takes. */
    public long greatest() {
        return greatest;
    }
}
