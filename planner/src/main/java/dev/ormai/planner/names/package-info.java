/** Names of functions, types, collations and operators: each means the database's own, or what policy lets pass, and nothing else. */
@NullMarked
package dev.ormai.planner.names;

import org.jspecify.annotations.NullMarked;
