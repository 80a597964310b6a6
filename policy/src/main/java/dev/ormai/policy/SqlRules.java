package dev.ormai.policy;

import java.util.Set;

/**
 * What SQL text may do.
 *
 * @param enabled whether agents may send SQL at all
 * @param allowedFunctions names, lower case, added to the built-in list
 * @param refuseUnplanned whether a statement without a relational plan is refused
 * @param explain whether EXPLAIN is open; its costs tell of hidden rows
 */
public record SqlRules(boolean enabled, Set<String> allowedFunctions, boolean refuseUnplanned, boolean explain) {
    public SqlRules {
        allowedFunctions = Set.copyOf(allowedFunctions);
    }
}
