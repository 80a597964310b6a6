/** Proof that a tree says what the tokens said from which it was read. */
@NullMarked
package dev.ormai.planner.fidelity;

import org.jspecify.annotations.NullMarked;
