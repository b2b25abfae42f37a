// Runs what must not cost a learner anything, and says what it cost:
//
//   node torture/run.mjs [--only NAME]... [--seconds N] [--seed N] [--list]
//
// Every other file of this folder is one subject and exports
//
//   export const cases = [{ name, fault?, seconds?, run }]
//
// run(ctx) tortures for about ctx.seconds and returns { tries, lost,
// duplicated, hung, note? }. All its randomness is ctx.random, which follows
// from ctx.seed; what it opens it hands to ctx.defer, which closes it however
// the case ends.
//
// The three counters must be zero. A case with a fault breaks something on
// purpose, to show that its counter can see: fault names the counter that must
// rise ('lost', 'duplicated', 'hung'), or is true for any of them.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { numbers } from '../lib/study.mjs';

const { values: args } = parseArgs({ options: {
  only: { type: 'string', multiple: true }, seconds: { type: 'string' }, seed: { type: 'string' }, list: { type: 'boolean' },
} });

const counters = ['lost', 'duplicated', 'hung'];
// What a case may take beyond its budget: a browser or two to start, and to check what is left.
const slack = 150;
// A budget is a wish: a case that asks for more than this does not get it.
const most = 60;

const files = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.mjs') && f !== 'run.mjs').sort();
const all = [];
for (const file of files) {
  const { cases } = await import(`./${file}`);
  for (const c of cases ?? []) all.push({ file: file.replace(/\.mjs$/, ''), ...c });
}
const wanted = all.filter((c) => !args.only || args.only.some((o) => `${c.file}/${c.name}`.includes(o)));
if (wanted.length === 0) {
  console.error(`torture: no case is called ${args.only?.join(' or ') ?? 'anything'}; there are:\n${all.map((c) => `  ${c.file}/${c.name}`).join('\n')}`);
  process.exit(2);
}
if (args.list) {
  for (const c of wanted) console.log(`${c.file}/${c.name}${c.fault ? '  (a deliberate fault)' : ''}`);
  process.exit(0);
}

// What goes on in a browser that was closed meanwhile is no news.
process.on('unhandledRejection', (err) => console.error(`  (${String(err?.message ?? err).split('\n')[0]})`));

const seed = args.seed ? Number(args.seed) : Math.floor(Math.random() * 2 ** 31);
console.log(`torture: ${wanted.length} cases, --seed ${seed}`);

let closers = [];

/** Closes what a case left open, the last opened first. */
async function close(name) {
  const list = closers.reverse();
  closers = [];
  for (const f of list) {
    await Promise.race([Promise.resolve().then(f).catch((err) => console.error(`  ${name}: closing: ${err.message}`)), new Promise((done) => setTimeout(done, 10000).unref())]);
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close(signal).finally(() => process.exit(2)));

/** Runs one case; whatever happens, there is a row for the table. */
async function torture(c) {
  const seconds = Math.min(Number(args.seconds ?? c.seconds ?? 20), most);
  const next = numbers(seed);
  for (let n = 0; n < 8; n++) next(2); // neighbouring seeds part
  const ctx = {
    seconds, seed, random: next,
    /** Remembers how to close something; the last opened is closed first. */
    defer: (f) => closers.push(f),
    log: (...words) => console.log(`  ${c.name}:`, ...words),
  };
  const began = Date.now();
  const row = { ...c, tries: 0, lost: 0, duplicated: 0, hung: 0, note: '' };
  let timer;
  try {
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error(`not over after ${seconds + slack} s`)), (seconds + slack) * 1000);
    });
    Object.assign(row, await Promise.race([c.run(ctx), late]));
  } catch (err) {
    row.error = err;
    console.error(`  ${c.name}: ${err.stack ?? err}`);
  } finally {
    clearTimeout(timer);
    await close(c.name);
  }
  row.seconds = (Date.now() - began) / 1000;
  row.bad = verdict(row);
  return row;
}

/** What is wrong with a row, or ''. */
function verdict(row) {
  if (row.error) return `failed: ${row.error.message.split('\n')[0]}`;
  if (!(row.tries > 0)) return 'nothing was tried';
  const risen = counters.filter((k) => row[k] !== 0);
  if (!row.fault) return risen.length ? `${risen.join(' and ')} must be zero` : '';
  if (row.fault === true) return risen.length ? '' : 'the fault made no counter rise';
  return row[row.fault] > 0 ? '' : `the fault did not make ${row.fault} rise`;
}

const rows = [];
for (const c of wanted) {
  const row = await torture(c);
  rows.push(row);
  console.log(`  ${row.bad ? '✗' : '✓'} ${c.file}/${c.name} ${row.seconds.toFixed(0)} s${row.note ? `: ${row.note}` : ''}${row.bad ? ` — ${row.bad}` : ''}`);
}

const head = ['case', 'tries', ...counters];
const body = rows.map((r) => [`${r.file}/${r.name}${r.fault ? ' (fault)' : ''}`, ...['tries', ...counters].map((k) => String(r[k]))]);
const wide = head.map((h, i) => Math.max(h.length, ...body.map((b) => b[i].length)));
const print = (cells) => console.log(`| ${cells.map((c, i) => (i ? c.padStart(wide[i]) : c.padEnd(wide[i]))).join(' | ')} |`);
console.log();
print(head);
console.log(`|${wide.map((w, i) => (i ? `${'-'.repeat(w + 1)}:` : '-'.repeat(w + 2))).join('|')}|`);
for (const b of body) print(b);

const bad = rows.filter((r) => r.bad);
const took = rows.reduce((n, r) => n + r.seconds, 0);
console.log(`\n${rows.length - bad.length} of ${rows.length} as they must be, in ${Math.floor(took / 60)}:${String(Math.round(took % 60)).padStart(2, '0')}; --seed ${seed}`);
for (const r of bad) console.log(`✗ ${r.file}/${r.name}: ${r.bad}`);
// What a case left open must not hold the answer up.
process.exit(bad.length ? 1 : 0);
