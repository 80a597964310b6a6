/**
 * Evaluation order: what may stand beside the policy's conditions, and where a fence keeps the rest above them. Databases
 * reorder conditions, so an expression that may fail is given a place that only permitted rows reach.
 */
@NullMarked
package dev.ormai.planner.fence;

import org.jspecify.annotations.NullMarked;
