/** May this statement run, and what does it owe: decided from the policy, the principal's class and what is touched. */
@NullMarked
package dev.ormai.policy.decision;

import org.jspecify.annotations.NullMarked;
