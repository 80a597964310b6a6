/** What names mean. */
@NullMarked
package dev.ormai.planner.bind;

import org.jspecify.annotations.NullMarked;
