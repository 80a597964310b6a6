/** Tests of shapes. */
@NullMarked
package dev.ormai.planner.shape;

import org.jspecify.annotations.NullMarked;
