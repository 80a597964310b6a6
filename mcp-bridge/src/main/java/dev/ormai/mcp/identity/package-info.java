/** Who calls: what a request shows, made a principal. */
@NullMarked
package dev.ormai.mcp.identity;

import org.jspecify.annotations.NullMarked;
