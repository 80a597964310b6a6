/** Tests of the command as a whole: what is printed and how it ends. */
@NullMarked
package dev.ormai.cli;

import org.jspecify.annotations.NullMarked;
