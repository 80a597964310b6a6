/** Tests of the package of the same name. */
@NullMarked
package dev.ormai.cli.configuration;

import org.jspecify.annotations.NullMarked;
