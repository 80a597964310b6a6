package dev.ormai.planner.catalog;

import dev.ormai.planner.tree.ColumnType;

/** One column of a table, by its exact name. */
public record Column(String name, ColumnType type, boolean nullable) {}
