/** What a server offers to those who speak the protocol with it, whoever answers: tools, resources, prompts, completions. */
@NullMarked
package dev.ormai.mcp.offer;

import org.jspecify.annotations.NullMarked;
