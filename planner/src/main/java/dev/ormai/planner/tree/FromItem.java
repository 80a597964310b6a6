package dev.ormai.planner.tree;

/** One source of rows in a FROM. */
public sealed interface FromItem permits TableReference, DerivedTable, TableFunction, Join, ParenthesizedFrom {
    FromItem mapChildren(TreeMapper mapper);
}
