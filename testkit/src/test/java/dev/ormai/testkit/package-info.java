/** Shows that the databases and the sample shop are what they say. */
@NullMarked
package dev.ormai.testkit;

import org.jspecify.annotations.NullMarked;
