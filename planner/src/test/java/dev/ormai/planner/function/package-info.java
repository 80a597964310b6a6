/** What the lists of functions hold, what they must not hold, and whether the databases have what they name. */
@NullMarked
package dev.ormai.planner.function;

import org.jspecify.annotations.NullMarked;
