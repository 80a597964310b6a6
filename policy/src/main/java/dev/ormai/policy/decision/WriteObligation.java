package dev.ormai.policy.decision;

import dev.ormai.policy.WriteRules;

/**
 * What a write owes; held by whoever runs it.
 *
 * @param approval whether a person has to approve it first
 */
public record WriteObligation(String model, Operation operation, boolean approval, WriteRules rules) {}
