package dev.ormai.planner.tree;

/** What gives a query its rows. */
public sealed interface QueryBody permits Select, SetOperation, Values, TableBody, NestedQuery {
    QueryBody mapChildren(TreeMapper mapper);
}
