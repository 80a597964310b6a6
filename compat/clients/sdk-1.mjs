// @modelcontextprotocol/sdk 1.x: the handshake of the revisions before 2026-07-28.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { answer, bearer, callAll, server, version } from './calls.mjs';

const client = new Client({ name: 'compat', version: '1' });
await client.connect(
  server.url
    ? new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers: bearer } })
    : new StdioClientTransport(server));
const { tools } = await client.listTools();
await callAll(version('@modelcontextprotocol/sdk'), tools.map((tool) => tool.name),
  async (name, args) => answer(await client.callTool({ name, arguments: args })));
await client.close();
