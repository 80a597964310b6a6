/** The protocol over standard input and output, for an agent that started this process. */
@NullMarked
package dev.ormai.mcp.stdio;

import org.jspecify.annotations.NullMarked;
