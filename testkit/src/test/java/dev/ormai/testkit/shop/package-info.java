/** Shows that the sample shop is what it says. */
@NullMarked
package dev.ormai.testkit.shop;

import org.jspecify.annotations.NullMarked;
