package dev.ormai.planner.result;

import dev.ormai.planner.ResultSource;
import dev.ormai.planner.relation.PolicyRelation;
import java.util.List;
import java.util.Optional;

/**
 * One named source of a FROM.
 *
 * @param relation present for a table of the database
 * @param source what the client named, for a table and for a common table expression
 */
record Part(Optional<String> name, List<Item> items, Optional<PolicyRelation> relation, Optional<ResultSource> source) {
    static Part derived(Optional<String> name, List<Item> items) {
        return new Part(name, items, Optional.empty(), Optional.empty());
    }
}
