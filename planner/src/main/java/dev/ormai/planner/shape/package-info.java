/** Statements that differ only in literals on which no plan depends: their common shape, and the text of a plan with such literals in it. */
@NullMarked
package dev.ormai.planner.shape;

import org.jspecify.annotations.NullMarked;
