/** The statement tree as text that the database reads as that tree. */
@NullMarked
package dev.ormai.planner.write;

import org.jspecify.annotations.NullMarked;
