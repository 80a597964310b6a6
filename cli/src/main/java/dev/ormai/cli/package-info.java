/** The ormai command; the only place that builds the objects of all modules. */
@NullMarked
package dev.ormai.cli;

import org.jspecify.annotations.NullMarked;
