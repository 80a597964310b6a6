/** The policy put into a statement: one small file a rewrite. */
@NullMarked
package dev.ormai.planner.rewrite;

import org.jspecify.annotations.NullMarked;
