/** What would become of a statement, told without running it. */
@NullMarked
package dev.ormai.cli.explain;

import org.jspecify.annotations.NullMarked;
