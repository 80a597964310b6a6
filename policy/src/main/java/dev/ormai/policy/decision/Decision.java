package dev.ormai.policy.decision;

import dev.ormai.policy.Refusal;

/** What the policy says to a statement. */
public sealed interface Decision {
    /** It may run as long as the obligations are met. */
    record Allow(Obligations obligations) implements Decision {}

    /** It may not. */
    record Deny(Refusal refusal) implements Decision {}
}
