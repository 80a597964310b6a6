/** What is shown of the database's own catalog, and how: lists that can be read and reviewed, and what they put into statements. */
@NullMarked
package dev.ormai.planner.system;

import org.jspecify.annotations.NullMarked;
