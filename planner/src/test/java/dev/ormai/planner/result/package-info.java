/** What is known of the columns of results. */
@NullMarked
package dev.ormai.planner.result;

import org.jspecify.annotations.NullMarked;
