/** The protocol over HTTP: {@code POST /mcp}. */
@NullMarked
package dev.ormai.mcp.http;

import org.jspecify.annotations.NullMarked;
