package dev.ormai.policy.decision;

import java.util.OptionalLong;

/**
 * How much a request of the agents' tools asks for.
 *
 * @param fields the most fields that it names in one place
 * @param filters conditions on the model itself
 * @param includeDepth levels of relations
 * @param rows rows it wants, if it says so
 */
public record RequestSize(int fields, int filters, int includeDepth, OptionalLong rows, Complexity complexity) {}
