/**
 * The statement tree: a closed family of immutable records for every form of SQL we understand. Two equal trees mean the
 * same text.
 */
@NullMarked
package dev.ormai.planner.tree;

import org.jspecify.annotations.NullMarked;
