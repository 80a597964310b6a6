/**
 * The relational plan of a statement, in which each policy table is expanded, as a view is, into filter and project. It
 * is read for cost, lineage and a second opinion on what a statement touches; it is never the text that runs. Calcite is
 * imported here and nowhere else.
 */
@NullMarked
package dev.ormai.planner.plan;

import org.jspecify.annotations.NullMarked;
