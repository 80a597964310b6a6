// @modelcontextprotocol/client 2.x, which finds out the newest revision that the server speaks: 2026-07-28.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { answer, bearer, callAll, server, version } from './calls.mjs';

const client = new Client({ name: 'compat', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
await client.connect(
  server.url
    ? new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers: bearer } })
    : new StdioClientTransport(server));
const { tools } = await client.listTools();
await callAll(version('@modelcontextprotocol/client'), tools.map((tool) => tool.name),
  async (name, args) => answer(await client.callTool({ name, arguments: args })));
await client.close();
