/** Hostile statements and hostile rewritings: no crash, no hang, nothing accepted that means something else. */
@NullMarked
package dev.ormai.planner.fuzz;

import org.jspecify.annotations.NullMarked;
