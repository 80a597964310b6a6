package dev.ormai.policy.decision;

import java.util.List;
import java.util.Set;

/**
 * All that a statement or a tool call touches.
 *
 * @param kind the statement's kind in a word, as in {@code select}; for records and messages
 * @param text whether it came as SQL text from an agent; the policy may close that way
 * @param functions names, lower case, of the functions it calls; allowed or refused by the planner's list
 */
public record Access(String kind, boolean text, List<TableAccess> tables, Set<String> functions) {
    public Access {
        tables = List.copyOf(tables);
        functions = Set.copyOf(functions);
    }
}
