/** The commands for agents: the MCP server, the list of tools, and the configuration of clients. */
@NullMarked
package dev.ormai.cli.agents;

import org.jspecify.annotations.NullMarked;
