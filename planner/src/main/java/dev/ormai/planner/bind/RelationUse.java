package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import java.util.Set;

/**
 * How a statement uses one relation.
 *
 * @param read every column it reads, those reached by {@code *} too
 * @param named those it names
 * @param compared of the named ones, those that decide which rows or groups there are, or their order
 */
public record RelationUse(PolicyRelation relation, Set<String> read, Set<String> named, Set<String> compared) {}
