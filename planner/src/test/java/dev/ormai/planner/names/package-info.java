/** Tests of what names mean. */
@NullMarked
package dev.ormai.planner.names;

import org.jspecify.annotations.NullMarked;
