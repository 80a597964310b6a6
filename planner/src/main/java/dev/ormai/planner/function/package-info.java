/** The functions that statements may call. What is not on the list of its dialect, or allowed by the policy, is refused. */
@NullMarked
package dev.ormai.planner.function;

import org.jspecify.annotations.NullMarked;
