/** How names are compared. */
@NullMarked
package dev.ormai.planner.catalog;

import org.jspecify.annotations.NullMarked;
