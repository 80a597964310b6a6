package dev.ormai.policy;

import java.util.Optional;
import java.util.Set;

/**
 * What may be computed over a model by the aggregate tool.
 *
 * @param operations of count, sum, avg, min and max
 * @param fields absent: every permitted field
 * @param groupBy absent: every permitted field
 * @param minGroupSize groups of fewer rows are left out; 1 leaves none out
 */
public record Aggregations(
        Set<String> operations, Optional<Set<String>> fields, Optional<Set<String>> groupBy, int minGroupSize) {
    public Aggregations {
        operations = Set.copyOf(operations);
        fields = fields.map(Set::copyOf);
        groupBy = groupBy.map(Set::copyOf);
    }
}
