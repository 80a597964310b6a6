/** A server with the tools, prompts and resources that the protocol's conformance suite calls. Knows no database. */
@NullMarked
package dev.ormai.mcp.conformance;

import org.jspecify.annotations.NullMarked;
