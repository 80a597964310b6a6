package dev.ormai.policy;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one request may cost. Empty means no limit.
 *
 * @param maxRows rows a statement may return
 * @param maxSelectFields fields a request may name
 * @param maxIncludesDepth levels of nested includes
 * @param statementTimeoutMillis time the database may take
 * @param maxComplexity score of a request of the agents' tools
 * @param maxCost the planner's cost of a statement
 * @param maxResultBytes size of an answer of the agents' tools
 * @param minFilters filters below which a request of the agents' tools is too broad
 */
public record Budget(
        OptionalLong maxRows,
        OptionalInt maxSelectFields,
        OptionalInt maxIncludesDepth,
        OptionalInt statementTimeoutMillis,
        OptionalInt maxComplexity,
        OptionalLong maxCost,
        OptionalLong maxResultBytes,
        OptionalInt minFilters) {}
