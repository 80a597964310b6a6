/** Statements about the session: which are admitted as what, which are refused by name. */
@NullMarked
package dev.ormai.planner.session;

import org.jspecify.annotations.NullMarked;
