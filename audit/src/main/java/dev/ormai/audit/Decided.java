package dev.ormai.audit;

import dev.ormai.policy.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was asked and decided; known before anything is sent to a database.
 *
 * @param id of the statement or tool call
 * @param toolName the agents' tool, or {@code sql}
 * @param inputs arguments as they may be kept: types and lengths unless the policy asks for values
 * @param policyDecisions one line for each rule that was applied
 * @param statement the statement with its literals replaced
 * @param rewritten what goes to the database, with its literals replaced
 * @param tables those it reads or writes, as {@code schema.table}
 * @param columns those it reads or writes, as {@code schema.table.column}
 * @param cost the planner's estimate
 * @param decisionId shared by all executions that one decision covers
 */
public record Decided(
        UUID id,
        String toolName,
        Principal principal,
        Optional<String> requestId,
        Optional<String> traceId,
        Instant timestamp,
        Map<String, Object> inputs,
        List<String> policyDecisions,
        Optional<String> reason,
        Map<String, Object> metadata,
        String policyVersion,
        Entrance entrance,
        Optional<String> statement,
        Optional<String> rewritten,
        List<String> tables,
        List<String> columns,
        Optional<Double> cost,
        UUID decisionId) {
    public Decided {
        inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        policyDecisions = List.copyOf(policyDecisions);
        metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }
}
