/** A statement in, an admitted statement or a refusal out. Pure: no network, clock or database on the way of a statement. */
@NullMarked
package dev.ormai.planner;

import org.jspecify.annotations.NullMarked;
