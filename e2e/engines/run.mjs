// Runs the journeys in the engines and prints a table: make test-browsers.
//   node engines/run.mjs [--engine NAME]... [--only TEXT]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, serve } from '../lib/server.mjs';
import { journeys } from './journeys.mjs';
import { engines, install } from './lib/engines.mjs';
import { page } from './lib/page.mjs';
import { relay } from './lib/relay.mjs';

const { values } = parseArgs({ options: { engine: { type: 'string', multiple: true }, only: { type: 'string' } } });
const names = values.engine ?? (process.env.ENGINES || 'chromium firefox webkit').split(/[ ,]+/).filter(Boolean);
const list = journeys.filter((j) => !values.only || j.name.includes(values.only));
const most = 180000; // milliseconds a journey may take

class Skip extends Error {}

/** Runs one journey in one engine and returns what came of it. */
async function journey(j, name, server) {
  const began = Date.now();
  const front = await relay(server.port, { first: j.first });
  const downloads = mkdtempSync(join(tmpdir(), 'notelab-downloads-'));
  const open = [];
  const begin = async () => {
    const driver = await engines[name].start({ downloads });
    const p = page(driver, front.url);
    open.push({ driver, p });
    await driver.resize(...j.view);
    return p;
  };
  const result = { name: j.name, engine: name, state: 'ok', why: '' };
  let timer;
  try {
    const p = await begin();
    result.version = open[0].driver.version;
    await Promise.race([
      j.run({ page: p, engine: name, server: front, downloads, other: begin, skip(why) { throw new Skip(why); } }),
      new Promise((_, bad) => { timer = setTimeout(() => bad(new Error(`not over after ${most / 1000} s`)), most); }),
    ]);
    const said = (await Promise.all(open.map((o) => o.p.said()))).flat().filter((line) => !(j.expects?.test(line)));
    if (said.length && j.name !== 'offline, every kind of page') throw new Error(`the browser complained:\n  ${said.join('\n  ')}`);
  } catch (e) {
    result.state = e instanceof Skip ? 'skip' : 'FAIL';
    result.why = e instanceof Skip ? e.message : e.stack?.includes('journeys.mjs') ? `${e.message} ${/journeys\.mjs:\d+/.exec(e.stack)[0]}` : e.message;
    if (result.state === 'FAIL') await Promise.race([evidence(result, open).catch(() => {}), new Promise((done) => setTimeout(done, 15000))]);
  } finally {
    clearTimeout(timer);
    for (const o of open) await Promise.race([o.driver.close().catch(() => {}), new Promise((done) => setTimeout(done, 10000))]);
    await front.close();
    rmSync(downloads, { recursive: true, force: true });
  }
  result.seconds = (Date.now() - began) / 1000;
  return result;
}

/** Leaves a screenshot, the page and what it complained of in e2e/out. */
async function evidence(result, open) {
  const dir = join(root, 'e2e', 'out');
  mkdirSync(dir, { recursive: true });
  for (const [i, { driver, p }] of open.entries()) {
    const file = join(dir, `engine-${result.engine}-${result.name}-${i}`.replace(/[^a-z0-9]+/gi, '-'));
    await driver.shot().then((png) => writeFileSync(file + '.png', png), () => {});
    const html = await p.run(() => location.href + '\n' + document.documentElement.outerHTML).catch((e) => e.message);
    writeFileSync(file + '.log', `${result.why}\n${(await p.said()).join('\n')}\n\n${html}`);
  }
}

const began = Date.now();
let server;
try {
  for (const name of names) if (!engines[name]) throw new Error(`engines: there is no engine "${name}": ${Object.keys(engines).join(', ')}`);
  install(names);
  server = await serve();
} catch (e) {
  console.error(e.message);
  process.exit(1);
}
// Each engine goes through the journeys; two of them at a time.
const results = [];
const queue = [...names];
await Promise.all(Array.from({ length: 2 }, async () => {
  for (let name; (name = queue.shift());) {
    for (const j of list) {
      const r = await journey(j, name, server);
      results.push(r);
      console.error(`${r.state.padEnd(4)} ${engines[name].title}: ${j.name} (${r.seconds.toFixed(1)} s)${r.why ? '\n     ' + r.why : ''}`);
    }
  }
}));
await server.stop();

const of = (name, j) => results.find((r) => r.engine === name && r.name === j.name);
const wide = Math.max(...list.map((j) => j.name.length));
console.log(`\n${'journey'.padEnd(wide)}  ${names.map((n) => engines[n].title.padEnd(11)).join('  ')}`);
for (const j of list) console.log(`${j.name.padEnd(wide)}  ${names.map((n) => `${of(n, j).state} ${of(n, j).seconds.toFixed(0)} s`.padEnd(11)).join('  ')}`);
for (const r of results.filter((x) => x.state === 'skip')) console.log(`skipped in ${engines[r.engine].title}: ${r.name}: ${r.why}`);
console.log(`\n${results.filter((r) => r.state === 'ok').length} of ${results.length} journeys in ${((Date.now() - began) / 1000).toFixed(0)} s; screenshots of failures in e2e/out`);
process.exitCode = results.some((r) => r.state === 'FAIL') ? 1 : 0;
