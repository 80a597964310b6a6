/** Writes through the driver: what may be written, what is refused, and that nobody else's rows change. */
@NullMarked
package dev.ormai.driver.writes;

import org.jspecify.annotations.NullMarked;
