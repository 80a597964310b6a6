/** Reads what a database's tables are, with a few queries over all of them. */
@NullMarked
package dev.ormai.driver.catalog;

import org.jspecify.annotations.NullMarked;
