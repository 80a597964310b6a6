/** A guarded database as what the protocol offers: the tools, the schema as resources, prompts that begin with it, completions. */
@NullMarked
package dev.ormai.mcp.served;

import org.jspecify.annotations.NullMarked;
