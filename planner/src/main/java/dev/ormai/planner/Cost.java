package dev.ormai.planner;

/**
 * What a statement is estimated to cost, read off its relational plan.
 *
 * @param rows rows that the statement returns
 * @param total rows that all its operators handle; what a budget limits
 */
public record Cost(double rows, double total) {}
