/** Tokens to the statement tree: what is not understood is refused, with its place and a hint. */
@NullMarked
package dev.ormai.planner.parse;

import org.jspecify.annotations.NullMarked;
