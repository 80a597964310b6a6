package dev.ormai.policy;

/**
 * What kind of thing went wrong. Stable across releases: codes are added, never renamed and never reused.
 *
 * <p>The SQLSTATE is what a JDBC or PostgreSQL client sees. None of them is one on which a connection pool throws its
 * connection away.
 */
public enum ErrorCode {
    AUTHENTICATION_REQUIRED("28000"),
    MODEL_NOT_ALLOWED("42501"),
    FIELD_NOT_ALLOWED("42501"),
    RELATION_NOT_ALLOWED("42501"),
    TENANT_SCOPE_REQUIRED("28000"),
    QUERY_TOO_BROAD("53400"),
    QUERY_BUDGET_EXCEEDED("53400"),
    WRITE_DISABLED("42501"),
    WRITE_APPROVAL_REQUIRED("42501"),
    MAX_AFFECTED_ROWS_EXCEEDED("53400"),
    VALIDATION_ERROR("22023"),
    NOT_FOUND("42501"),
    ORM_ACCESS_DENIED("42501"),
    SYNTAX_ERROR("42601"),
    STATEMENT_NOT_SUPPORTED("42000"),
    FUNCTION_NOT_ALLOWED("42501"),
    APPROVAL_REJECTED("42501"),
    RATE_LIMITED("53400"),
    AUDIT_UNAVAILABLE("58030"),
    POLICY_INVALID("F0000"),
    UPSTREAM_ERROR("58000"),
    INTERNAL_ERROR("XX000"),
    TOOL_NOT_FOUND("42000");

    private final String sqlState;

    ErrorCode(String sqlState) {
        this.sqlState = sqlState;
    }

    /** Five characters, as SQL defines them. */
    public String sqlState() {
        return sqlState;
    }
}
