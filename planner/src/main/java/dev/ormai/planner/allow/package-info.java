/** Lists of what a statement may use: operators and types, one reviewed file for each dialect. */
@NullMarked
package dev.ormai.planner.allow;

import org.jspecify.annotations.NullMarked;
