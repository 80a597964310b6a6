// LangChain.js: tools of its MCP adapters in the node that runs tools for LangGraph's agents.
import { AIMessage } from '@langchain/core/messages';
import { ToolNode } from '@langchain/langgraph/prebuilt';
import { MultiServerMCPClient } from '@langchain/mcp-adapters';
import { bearer, callAll, server, version } from './calls.mjs';

const client = new MultiServerMCPClient({
  ormai: server.url ? { transport: 'http', url: server.url, headers: bearer } : { transport: 'stdio', ...server },
});
const tools = await client.getTools();
const node = new ToolNode(tools);

await callAll(version('@langchain/mcp-adapters'), tools.map((tool) => tool.name), async (name, args) => {
  const asked = new AIMessage({ content: '', tool_calls: [{ name, args, id: '1', type: 'tool_call' }] });
  const [message] = await node.invoke([asked]);
  return { text: typeof message.content === 'string' ? message.content : message.content.map((part) => part.text).join('') };
});
await client.close();
