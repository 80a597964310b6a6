// LlamaIndex.ts: its MCP tools, called as its agents call them.
import { mcp } from '@llamaindex/tools';
import { answer, bearer, callAll, server, version } from './calls.mjs';

const client = mcp(server.url ? { url: server.url, requestInit: { headers: bearer } } : server);
const tools = await client.tools();

await callAll(version('@llamaindex/tools'), tools.map((tool) => tool.metadata.name), async (name, args) =>
  answer(await tools.find((tool) => tool.metadata.name === name).call(args)));
await client.cleanup();
