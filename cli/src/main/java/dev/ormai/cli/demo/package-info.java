/** The sample shop, and the tour through it that checks itself. */
@NullMarked
package dev.ormai.cli.demo;

import org.jspecify.annotations.NullMarked;
