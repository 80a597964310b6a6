/** Tests of the package of the same name. */
@NullMarked
package dev.ormai.driver.configuration;

import org.jspecify.annotations.NullMarked;
