// Anthropic SDK: its tool runner with MCP tools, against a server on this machine in the place of the API.
import { createServer } from 'node:http';
import Anthropic from '@anthropic-ai/sdk';
import { mcpTools } from '@anthropic-ai/sdk/helpers/beta/mcp';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ScriptedModel, bearer, report, server, version } from './calls.mjs';

const script = new ScriptedModel();
let listed = [];

const api = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const { messages, tools } = JSON.parse(Buffer.concat(chunks));
  listed = tools.map((tool) => tool.name);
  const last = messages.at(-1).content;
  const call = script.next(Array.isArray(last) && last[0].type === 'tool_result' ? text(last[0].content) : '');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({
    id: `msg_${messages.length}`,
    type: 'message',
    role: 'assistant',
    model: 'mock',
    content: [call
      ? { type: 'tool_use', id: `toolu_${messages.length}`, name: call.tool, input: call.arguments }
      : { type: 'text', text: 'done' }],
    stop_reason: call ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  }));
});
await new Promise((listening) => api.listen(0, '127.0.0.1', listening));

/** A result's content as the API is sent it. */
function text(content) {
  return typeof content === 'string' ? content : content.map((part) => part.text).join('');
}

const mcp = new Client({ name: 'compat', version: '1' });
await mcp.connect(
  server.url
    ? new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers: bearer } })
    : new StdioClientTransport(server));
const anthropic = new Anthropic({ apiKey: 'none', baseURL: `http://127.0.0.1:${api.address().port}` });
const { tools } = await mcp.listTools();
await anthropic.beta.messages.toolRunner({
  model: 'mock',
  max_tokens: 1000,
  messages: [{ role: 'user', content: 'go' }],
  tools: mcpTools(tools, mcp),
  max_iterations: 50,
  thread: false, // the whole conversation with every request, for a server that keeps nothing
});
report(version('@anthropic-ai/sdk'), listed, script.seen());
await mcp.close();
api.close();
api.closeAllConnections();
