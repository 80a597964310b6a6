/** Approved writes whose process or connection dies at each of their steps. */
@NullMarked
package dev.ormai.mcp.killed;

import org.jspecify.annotations.NullMarked;
