package dev.ormai.policy;

import java.util.Optional;

/**
 * Where records go and what happens when they cannot.
 *
 * @param sink {@code jsonl:path}, {@code jdbc:url} or {@code off}; absent: not said
 * @param refuseOnFailure a statement that cannot be recorded is refused; otherwise it runs and a warning is logged
 * @param values whether literals and bound values are kept; otherwise their types and lengths are
 */
public record AuditRules(Optional<String> sink, boolean refuseOnFailure, boolean values) {}
