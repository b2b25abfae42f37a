// Lighthouse as a phone on a note and on the same page bare. It stands in a
// package of its own; where that cannot be installed or run, the table says so.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, flags } from '../lib/chromium.mjs';
import { course, hosted } from './lib/course.mjs';
import { median } from './lib/report.mjs';
import { measured } from './lib/run.mjs';
import { bare, slug } from './paint.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, 'node_modules', 'lighthouse', 'cli', 'index.js');
const what = 'Lighthouse, phone, of a note';

function install() {
  if (existsSync(cli)) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 'ignore', 'pipe'], timeout: 120000 });
}

async function scores(url, out) {
  await measured(process.execPath, [cli, url, '--quiet', '--output=json', `--output-path=${out}`, '--no-enable-error-reporting',
    '--only-categories=performance,accessibility,best-practices,seo', `--chrome-flags=--headless=new ${flags.join(' ')}`],
  { env: { ...process.env, CHROME_PATH: findChromium() }, timeout: 90000 });
  const r = JSON.parse(readFileSync(out, 'utf8'));
  if (r.runtimeError) throw new Error(r.runtimeError.message);
  const got = Object.fromEntries(Object.entries(r.categories).map(([k, c]) => [k, Math.round(c.score * 100)]));
  const failed = Object.values(r.categories).filter((c) => c.id !== 'performance').flatMap((c) => c.auditRefs)
    .filter((a) => a.weight > 0 && r.audits[a.id].score !== null && r.audits[a.id].score < 1).map((a) => `${a.id}: ${r.audits[a.id].title}`);
  const shown = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((id) => r.audits[id].displayValue).join(', ');
  return { got, failed, shown, version: r.lighthouseVersion };
}

export async function lighthouse(report, work) {
  try {
    install();
  } catch (err) {
    report.skip(what, `it could not be installed: ${String(err.stderr ?? err.message).trim().split('\n')[0]}`);
    return;
  }
  bare(await course(work));
  await hosted(work, async (site) => {
    const notes = [], plain = [];
    try {
      for (let n = 0; n < 2; n++) {
        notes.push(await scores(`${site.url}/ko/notes/${slug}/`, join(work, 'lighthouse.json')));
        plain.push(await scores(`${site.url}/bare/inline/`, join(work, 'lighthouse.json')));
      }
    } catch (err) {
      report.skip(what, `it does not run here: ${String(err.message).split('\n').slice(0, 3).join(' ')}`);
      return;
    }
    for (const [key, name] of [['accessibility', 'accessibility'], ['best-practices', 'best practices'], ['seo', 'SEO']]) {
      const value = Math.min(...notes.map((n) => n.got[key]));
      report.add({ what: `Lighthouse, phone: ${name}`, kind: 'count', value, limit: 100, atLeast: true, allowed: '100', lines: key === 'accessibility' ? [...new Set(notes.flatMap((n) => n.failed))] : [] });
    }
    const a = median(notes.map((n) => n.got.performance)), b = median(plain.map((n) => n.got.performance));
    report.add({ what: 'Lighthouse, phone: performance, less than the bare page by', kind: 'time', value: b - a, limit: 3, shown: `${b - a} (${a} against ${b})`, allowed: 'at most 3',
      lines: [`Lighthouse ${notes[0].version}; FCP, LCP, TBT, CLS of the note ${notes.map((n) => n.shown).join(' / ')}; bare ${plain.map((n) => n.shown).join(' / ')}`] });
  });
}
