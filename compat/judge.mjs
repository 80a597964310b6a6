// Runs the named clients over the transports each has, compares what they saw with expected.json and prints a line for each.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder)));
const LONGEST = 120_000;

const [clients, servers] = [JSON.parse(process.env.COMPAT_CLIENTS), JSON.parse(process.env.COMPAT_SERVERS)];
let failed = false;

row('client', 'version', 'listed', 'called', 'paged', 'refused', 'seconds');
for (const client of clients) {
  if (client.missing) {
    console.log(`${client.name.padEnd(15)} not installed: ${client.missing}`);
    continue;
  }
  const runs = [];
  for (const transport of client.transports) {
    runs.push({ transport, ...(await run(client, transport)) });
  }
  const cell = (of) => runs.map((r) => `${r.transport} ${of(r)}`).join(', ');
  row(client.name, runs[0].seen?.version ?? '?', cell((r) => r.listed), cell((r) => r.called), cell((r) => r.paged),
    cell((r) => r.refused), cell((r) => r.seconds));
  for (const { transport, faults } of runs) {
    for (const fault of faults) {
      failed = true;
      console.log(`  ${transport}: ${fault}`);
    }
  }
}
process.exit(failed ? 1 : 0);

function row(name, version, listed, called, paged, refused, seconds) {
  console.log([name.padEnd(15), version.padEnd(14), listed.padEnd(21), called.padEnd(21), paged.padEnd(21), refused.padEnd(25), seconds].join(' ').trimEnd());
}

/** One client over one transport. */
async function run(client, transport) {
  const begun = performance.now();
  const { out, err, code } = await output(client.command, servers[transport]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const last = out.trimEnd().split('\n').at(-1);
  if (code !== 0 || !last.startsWith('{')) {
    return { listed: '-', called: '-', paged: '-', refused: '-', seconds, faults: [`ended with ${code}: ${(err + out).trim().slice(-2000)}`] };
  }
  return { seconds, ...judged(JSON.parse(last)) };
}

/** What a client reports against what must be seen. */
function judged(seen) {
  const faults = [];
  const check = (what, good, got) => {
    if (!good) {
      faults.push(`${what}: ${JSON.stringify(got)}`);
    }
    return good;
  };
  const envelopes = (answers) => answers.map((answer) => envelope(answer, check));
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const listed = expected.tools.filter((tool) => seen.listed.includes(tool)).length;
  check('listed', same([...seen.listed].sort(), [...expected.tools].sort()), seen.listed);
  const called = envelopes(seen.called).filter((answer, i) =>
    check(`${expected.calls[i].tool} ${JSON.stringify(expected.calls[i].arguments)}`,
      answer?.success === true && within(expected.calls[i].data, answer.data), answer)).length;
  check('calls', seen.called.length === expected.calls.length, seen.called.length);
  const pages = envelopes(seen.pages).map((answer) => answer?.data?.data?.map((record) => record.id));
  check('pages', same(pages, expected.pages.ids), pages);
  const [refusal] = envelopes([seen.refused]);
  const hints = refusal?.error?.retry_hints ?? [];
  const refused = check('refusal', refusal?.success === false && refusal.error.code === expected.refusal.error.code
    && same(hints, expected.refusal.error.retry_hints), refusal);
  return {
    seen,
    faults,
    listed: `${listed}/${expected.tools.length}`,
    called: `${called}/${expected.calls.length}`,
    paged: `${pages.length}/${expected.pages.ids.length}`,
    refused: refused ? `${hints.length} hint` : 'no',
  };
}

/** The JSON of an answer: the same in the text and in structured form, where a client shows that too. */
function envelope({ text, structured }, check) {
  try {
    const read = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    // LangChain gives an agent the block of text and the structured form in one.
    if (read.type === 'text') {
      return envelope({ text: read.text, structured: read.structuredContent }, check);
    }
    check('structured', structured == null || equal(structured, read), structured);
    return read;
  } catch (error) {
    check(`unreadable (${error.message})`, false, text);
    return undefined;
  }
}

/** Whether all that must be there is there; an answer may say more. */
function within(part, whole) {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.length === whole.length && part.every((each, i) => within(each, whole[i]));
  }
  if (part !== null && typeof part === 'object') {
    return whole !== null && typeof whole === 'object' && Object.keys(part).every((key) => within(part[key], whole[key]));
  }
  return part === whole;
}

function equal(one, other) {
  return within(one, other) && within(other, one);
}

/** Runs a command to its end; one that takes too long is ended. */
function output([command, ...args], environment) {
  return new Promise((done) => {
    const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    child.on('error', (error) => (err += error.message));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ out, err, code: code ?? signal });
    });
  });
}
