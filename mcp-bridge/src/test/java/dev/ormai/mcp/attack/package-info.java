/** What attackers try, through the tools of agents. */
package dev.ormai.mcp.attack;
