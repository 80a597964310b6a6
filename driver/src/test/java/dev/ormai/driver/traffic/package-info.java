/** Statements that real clients sent to PostgreSQL, as far as they lie beside this project, and what becomes of them. */
@NullMarked
package dev.ormai.driver.traffic;

import org.jspecify.annotations.NullMarked;
