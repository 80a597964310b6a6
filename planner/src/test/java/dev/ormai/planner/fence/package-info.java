/** Tests of evaluation order. */
@NullMarked
package dev.ormai.planner.fence;

import org.jspecify.annotations.NullMarked;
