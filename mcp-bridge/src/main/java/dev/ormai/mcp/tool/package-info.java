/** The tools for agents: what there is, with what arguments, and how a call of one is answered, recorded and refused. */
@NullMarked
package dev.ormai.mcp.tool;

import org.jspecify.annotations.NullMarked;
