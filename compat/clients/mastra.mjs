// Mastra: the tools of its MCP client, executed as its agents execute them.
import { MCPClient } from '@mastra/mcp';
import { bearer, callAll, server, version } from './calls.mjs';

const client = new MCPClient({
  servers: { ormai: server.url ? { url: new URL(server.url), requestInit: { headers: bearer } } : server },
});
const tools = (await client.listToolsets()).ormai;

await callAll(version('@mastra/mcp'), Object.keys(tools), async (name, args) => {
  try {
    return { text: JSON.stringify(await tools[name].execute(args)) };
  } catch (error) {
    return { text: error.message }; // what the agent is told of a call that failed
  }
});
await client.disconnect();
process.exit(0);
