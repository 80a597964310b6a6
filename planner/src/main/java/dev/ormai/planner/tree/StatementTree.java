package dev.ormai.planner.tree;

/** A whole statement over rows: one that reads them or one that changes them. */
public sealed interface StatementTree permits Query, Write {}
