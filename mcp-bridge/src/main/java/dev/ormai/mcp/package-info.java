/** The Model Context Protocol and the tools for agents in front of the driver. Holds no rules of its own. */
@NullMarked
package dev.ormai.mcp;

import org.jspecify.annotations.NullMarked;
