/** What each table is for a principal: its permitted rows, its permitted columns, its masked values. */
@NullMarked
package dev.ormai.planner.relation;

import org.jspecify.annotations.NullMarked;
