package dev.ormai.planner.bind;

import dev.ormai.planner.relation.PolicyRelation;
import java.util.Optional;

/**
 * A source of rows as the names of a statement see it.
 *
 * @param name what qualifies its columns; absent for a join in parentheses or a derived table without an alias
 * @param relation present for a table of the database, absent for anything a query makes
 */
record Source(Optional<String> name, Columns columns, Optional<PolicyRelation> relation) {}
