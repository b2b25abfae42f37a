// A backup of a million records, merged in Chromium: how long each part takes,
// what memory it needs, and the longest time in which the page answered nothing.
// It takes minutes, so it stands beside the table of bench.mjs:
//
//   node bench/million.mjs [records]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, over } from '../lib/backup.mjs';
import { bigBackup } from '../lib/bigbackup.mjs';
import { start } from '../lib/chromium.mjs';
import { alive } from '../lib/page.mjs';
import { serve } from '../lib/server.mjs';

const records = Number(process.argv[2] ?? 1e6);
const dir = mkdtempSync(join(tmpdir(), 'notelab-million-'));
const path = join(dir, 'backup.jsonl');
bigBackup(path, records);

/** Memory in MB and processor seconds of the page's process and of the browser's others. */
function costs(profile) {
  const sum = { page: { mb: 0, s: 0 }, browser: { mb: 0, s: 0 } };
  for (const row of execFileSync('ps', ['-eo', 'pid=,rss=,args=']).toString().split('\n')) {
    const [, pid, kb, args] = /^\s*(\d+)\s+(\d+) (.*)$/.exec(row) ?? [];
    if (!pid || !args.includes(profile)) continue;
    const to = args.includes('--type=renderer') ? sum.page : sum.browser;
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      to.s += (Number(fields[11]) + Number(fields[12])) / 100;
      to.mb += kb / 1024;
    } catch { /* it has ended */ }
  }
  return sum;
}

const server = await serve();
const run = await start();
let timer;
try {
  const page = run.context.pages()[0] ?? await run.context.newPage();
  await page.goto(`${server.url}/ko/me/`);
  await alive(page);
  await page.evaluate(() => {
    window.parts = {};
    let at = '', from = performance.now();
    const now = () => document.querySelector('.work b')?.textContent ?? '';
    const part = (name) => (window.parts[name] ??= { ms: 0, longest: 0, over100: 0 });
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) {
        const p = part(at);
        p.longest = Math.max(p.longest, e.duration);
        if (e.duration > 100) p.over100++;
      }
    }).observe({ type: 'longtask' });
    setInterval(() => {
      if (now() === at) return;
      part(at).ms += performance.now() - from;
      [at, from] = [now(), performance.now()];
    }, 20);
  });
  const before = costs(run.profile);
  const peak = { page: 0, browser: 0 };
  timer = setInterval(() => {
    const c = costs(run.profile);
    for (const k of ['page', 'browser']) peak[k] = Math.max(peak[k], c[k].mb);
  }, 1000);
  const from = Date.now();
  await begin(page, path);
  const said = await over(page, 3600e3);
  const after = costs(run.profile);
  console.log(`${records} records, ${(statSync(path).size / 1e6).toFixed(0)} MB: ${said}`);
  console.log(`${((Date.now() - from) / 1000).toFixed(0)} s; processor: page ${(after.page.s - before.page.s).toFixed(0)} s, browser ${(after.browser.s - before.browser.s).toFixed(0)} s`);
  console.log(`memory of the page's process: ${before.page.mb.toFixed(0)} MB before, ${peak.page.toFixed(0)} MB at most; the browser's others ${before.browser.mb.toFixed(0)} and ${peak.browser.toFixed(0)} MB`);
  for (const [name, p] of Object.entries(await page.evaluate(() => window.parts))) {
    if (name) console.log(`${name}: ${(p.ms / 1000).toFixed(1)} s, longest task ${p.longest.toFixed(0)} ms, ${p.over100} over 100 ms`);
  }
} finally {
  clearInterval(timer);
  await run.kill();
  run.forget();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
