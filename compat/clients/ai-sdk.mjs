// Vercel AI SDK: generateText with tools of @ai-sdk/mcp, until its mock model asks for no more.
import { createMCPClient } from '@ai-sdk/mcp';
import { StdioMCPTransport } from '@ai-sdk/mcp/mcp-stdio';
import { generateText, isStepCount } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { ScriptedModel, bearer, report, server, version } from './calls.mjs';

const client = await createMCPClient({
  transport: server.url ? { type: 'http', url: server.url, headers: bearer } : new StdioMCPTransport(server),
});
const script = new ScriptedModel();
let listed = [];

const model = new MockLanguageModelV4({
  async doGenerate({ prompt, tools }) {
    listed = tools.map((tool) => tool.name);
    const last = prompt.at(-1);
    const call = script.next(last.role === 'tool' ? text(last.content.at(-1).output) : '');
    return {
      finishReason: { unified: call ? 'tool-calls' : 'stop', raw: undefined },
      usage: { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
      warnings: [],
      content: call
        ? [{ type: 'tool-call', toolCallId: `${prompt.length}`, toolName: call.tool, input: JSON.stringify(call.arguments) }]
        : [{ type: 'text', text: 'done' }],
    };
  },
});

/** What the model is given of a result, in whichever of the framework's forms. */
function text(output) {
  if (output.type === 'content') {
    return output.value.map((part) => part.text ?? '').join('');
  }
  if (output.type === 'json' || output.type === 'error-json') {
    return output.value?.content?.[0]?.text ?? JSON.stringify(output.value);
  }
  return output.value;
}

await generateText({ model, tools: await client.tools(), prompt: 'go', stopWhen: isStepCount(50) });
report(version('ai'), listed, script.seen());
await client.close();
