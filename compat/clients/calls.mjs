// What every client is asked, one call after the other. A client reports what came back; whether that is right is judged elsewhere.
import { readFileSync } from 'node:fs';

const folder = new URL('..', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder)));

/** Where the server is: {url, token}, or {command, args} to start it. */
export const server = process.env.ORMAI_URL
  ? { url: process.env.ORMAI_URL, token: process.env.ORMAI_TOKEN }
  : { command: process.env.ORMAI_COMMAND, args: JSON.parse(process.env.ORMAI_ARGUMENTS) };

export const bearer = { Authorization: `Bearer ${server.token}` };

/** The installed version of a package. */
export function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, folder))).version;
}

/** Yields {tool, arguments}, takes {text, structured} for it, and returns all answers at the end. */
export function* calls() {
  const seen = { called: [], pages: [] };
  for (const call of expected.calls) {
    seen.called.push(yield { tool: call.tool, arguments: call.arguments });
  }
  let cursor = null;
  do {
    const page = yield {
      tool: expected.pages.tool,
      arguments: cursor ? { ...expected.pages.arguments, cursor } : expected.pages.arguments,
    };
    seen.pages.push(page);
    cursor = envelope(page.text).data?.next_cursor;
  } while (cursor && seen.pages.length < 20);
  seen.refused = yield { tool: expected.refusal.tool, arguments: expected.refusal.arguments };
  return seen;
}

/** The envelope in what an agent reads: a client may write words around it, or give a block of text with its structured form. */
export function envelope(text) {
  const read = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  return read.type === 'text' ? JSON.parse(read.text) : read;
}

/** For clients without a model: makes the calls and reports. */
export async function callAll(version, listed, call) {
  const script = calls();
  let step = script.next();
  while (!step.done) {
    step = script.next(await call(step.value.tool, step.value.arguments));
  }
  report(version, listed, step.value);
}

export function report(version, listed, seen) {
  process.stdout.write(`${JSON.stringify({ version, listed, ...seen })}\n`);
}

/** A result of the protocol as an answer. */
export function answer(result) {
  return { text: result.content[0].text, structured: result.structuredContent };
}

/**
 * A model that asks for the calls one by one, whatever it is told.
 * next(text) takes what the agent's framework made of the last answer and gives the next call, or null after the last.
 */
export class ScriptedModel {
  #script = calls();
  #step = this.#script.next();
  #asked = 0;

  next(text) {
    if (this.#asked++ > 0) {
      this.#step = this.#script.next({ text });
    }
    return this.#step.done ? null : this.#step.value;
  }

  seen() {
    if (!this.#step.done) {
      throw new Error(`the loop ended before ${JSON.stringify(this.#step.value)}`);
    }
    return this.#step.value;
  }
}
