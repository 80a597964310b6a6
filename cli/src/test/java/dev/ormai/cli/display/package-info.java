/** Tests of the package of the same name. */
@NullMarked
package dev.ormai.cli.display;

import org.jspecify.annotations.NullMarked;
