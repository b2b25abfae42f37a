// The budgets of the design with what is measured, as one table.
//
//   node bench/bench.mjs [--strict] [--only size,bytes,...]
//
// Needs a complete program (make build) and, for most parts, Chromium. Times
// are compared within one run; they fail it with --strict only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytes } from './bytes.mjs';
import { lighthouse } from './lighthouse.mjs';
import { live } from './live.mjs';
import { Report } from './lib/report.mjs';
import { log } from './log.mjs';
import { native } from './native.mjs';
import { paint } from './paint.mjs';
import { play } from './play.mjs';
import { search } from './search.mjs';
import { shift } from './shift.mjs';
import { wasm } from './wasm.mjs';

const parts = { wasm, bytes, native, paint, shift, live, play, log, search, lighthouse };

const { values } = parseArgs({ options: { strict: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } } });
const names = values.only ? values.only.split(',') : Object.keys(parts);
const unknown = names.filter((n) => !parts[n]);
if (values.help || unknown.length) {
  console.error(`${unknown.length ? `unknown part: ${unknown.join(', ')}\n` : ''}usage: node bench/bench.mjs [--strict] [--only ${Object.keys(parts).join(',')}]`);
  process.exit(values.help ? 0 : 2);
}

// A part that hangs costs its own figures and not the table.
const most = 120;
function within(part) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`took more than ${most} s`)), most * 1000); });
  return Promise.race([part, late]).finally(() => clearTimeout(timer));
}

const started = performance.now();
const report = new Report({ strict: values.strict });
const work = mkdtempSync(join(tmpdir(), 'notelab-bench-'));
try {
  for (const name of names) {
    const from = performance.now();
    try {
      await within(parts[name](report, work));
    } catch (err) {
      console.error(err);
      report.fail(`part ${name}`, err);
    }
    console.error(`bench: ${name} took ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 3 });
}
if (!values.only) {
  report.skip('paint, next note and build against VitePress', 'VitePress is no part of this repository');
}
console.log();
const code = report.print();
console.log(`Took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
process.exit(code);
