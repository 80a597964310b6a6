package dev.ormai.driver;

import dev.ormai.planner.shape.StatementShape;

/**
 * All that a plan depends on, where the text's free literals do not count.
 *
 * @param rest a key without a text
 */
record ShapeKey(StatementShape shape, PlanKey rest) {}
