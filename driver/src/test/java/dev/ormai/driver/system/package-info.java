/** What a principal learns from the database's own catalog. */
@NullMarked
package dev.ormai.driver.system;

import org.jspecify.annotations.NullMarked;
