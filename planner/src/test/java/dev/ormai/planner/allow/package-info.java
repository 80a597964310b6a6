/** Tests of the lists, against the databases' own catalogs. */
@NullMarked
package dev.ormai.planner.allow;

import org.jspecify.annotations.NullMarked;
