/** Statements that change a session or ask for its state, as closed as the rest of the tree. None of them is ever sent. */
@NullMarked
package dev.ormai.planner.tree.session;

import org.jspecify.annotations.NullMarked;
