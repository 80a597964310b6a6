// The inspector's command line: a process for each call. On stdio a cursor would end with its server, so this one takes HTTP.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { answer, bearer, callAll, server, version } from './calls.mjs';

const launcher = fileURLToPath(new URL('../node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js', import.meta.url));

async function inspect(...options) {
  const command = [launcher, '--cli', server.url, '--transport', 'http', '--header', `Authorization: ${bearer.Authorization}`];
  // A result with isError ends the process with another code than 0, with the result still on its output.
  const { stdout } = await promisify(execFile)(process.execPath, [...command, ...options])
    .catch((error) => (error.stdout ? error : Promise.reject(error)));
  return JSON.parse(stdout);
}

const { tools } = await inspect('--method', 'tools/list');
await callAll(version('@modelcontextprotocol/inspector'), tools.map((tool) => tool.name), async (name, args) =>
  answer(await inspect('--method', 'tools/call', '--tool-name', name, '--tool-args-json', JSON.stringify(args))));
