/** What the planner knows of a database: its tables, their columns and keys. Plain data, read by the driver. */
@NullMarked
package dev.ormai.planner.catalog;

import org.jspecify.annotations.NullMarked;
