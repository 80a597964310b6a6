// OpenAI Agents SDK: a whole run of an agent with a model of our own in the place of OpenAI's.
import { Agent, MCPServerStdio, MCPServerStreamableHttp, Runner, Usage } from '@openai/agents';
import { ScriptedModel, bearer, report, server, version } from './calls.mjs';

const mcpServer = server.url
  ? new MCPServerStreamableHttp({ url: server.url, requestInit: { headers: bearer } })
  : new MCPServerStdio(server);
await mcpServer.connect();
const script = new ScriptedModel();
let listed = [];

const model = {
  async getResponse({ input, tools }) {
    listed = tools.map((tool) => tool.name);
    const last = Array.isArray(input) ? input.at(-1) : {};
    const call = script.next(last.type === 'function_call_result' ? text(last.output) : '');
    const done = { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: 'done' }] };
    const asked = call && {
      type: 'function_call', callId: `${input.length}`, name: call.tool, status: 'completed', arguments: JSON.stringify(call.arguments),
    };
    return { usage: new Usage(), output: [asked ?? done] };
  },
};

/** What the model is given of a result; the SDK wraps the protocol's content. */
function text(output) {
  if (typeof output === 'string') {
    return output;
  }
  return (Array.isArray(output) ? output : [output]).map((part) => part.text).join('');
}

const agent = new Agent({ name: 'compat', model, mcpServers: [mcpServer] });
await new Runner({ tracingDisabled: true }).run(agent, 'go', { maxTurns: 50 });
report(version('@openai/agents'), listed, script.seen());
await mcpServer.close();
