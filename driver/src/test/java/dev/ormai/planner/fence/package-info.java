/** The planner without fences, for tests that show what would leak. */
@NullMarked
package dev.ormai.planner.fence;

import org.jspecify.annotations.NullMarked;
