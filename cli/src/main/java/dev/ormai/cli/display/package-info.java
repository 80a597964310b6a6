/** How SQL and rows look on a terminal. */
@NullMarked
package dev.ormai.cli.display;

import org.jspecify.annotations.NullMarked;
