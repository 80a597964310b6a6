/** What masks give on real databases, compared with the reference in Java. */
@NullMarked
package dev.ormai.planner.mask;

import org.jspecify.annotations.NullMarked;
