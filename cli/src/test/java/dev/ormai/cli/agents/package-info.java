/** Tests of the package of the same name. */
@NullMarked
package dev.ormai.cli.agents;

import org.jspecify.annotations.NullMarked;
