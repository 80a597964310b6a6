/** The Model Context Protocol in both of its eras, whatever carries it. */
@NullMarked
package dev.ormai.mcp.protocol;

import org.jspecify.annotations.NullMarked;
