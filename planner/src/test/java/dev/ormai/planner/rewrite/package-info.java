/** What stands in the place of a table. */
@NullMarked
package dev.ormai.planner.rewrite;

import org.jspecify.annotations.NullMarked;
