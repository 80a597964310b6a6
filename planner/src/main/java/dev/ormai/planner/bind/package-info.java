/** Names to tables and columns: what a statement means over the relations of its principal, and what it touches. */
@NullMarked
package dev.ormai.planner.bind;

import org.jspecify.annotations.NullMarked;
