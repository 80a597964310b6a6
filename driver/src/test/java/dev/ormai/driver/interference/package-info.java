/** What a principal may not see changes nothing that comes back: random statements through the driver, on two states. */
@NullMarked
package dev.ormai.driver.interference;

import org.jspecify.annotations.NullMarked;
