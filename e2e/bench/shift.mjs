// Layout shift over load and take-over, on every kind of page at phone and
// desktop size. The program is woken without input, which would excuse shifts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../lib/chromium.mjs';
import { desktop, phone } from '../lib/page.mjs';
import { course, hosted } from './lib/course.mjs';
import { wake, withTab } from './lib/tab.mjs';

function watchShifts() {
  window.shifts = [];
  new PerformanceObserver((l) => {
    for (const e of l.getEntries())
      window.shifts.push({ value: e.value, who: e.sources.map((s) => s.node?.parentElement ? `${s.node.nodeName.toLowerCase()}.${s.node.className ?? ''}` : '?').join(' ') });
  }).observe({ type: 'layout-shift', buffered: true });
}

const islands = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('main [data-island]')]
  .map((e) => [`${e.dataset.island} ${e.id}`, e.getBoundingClientRect().height])));

export async function shift(report, work) {
  const dir = join(await course(work), 'ko', 'notes');
  const all = readdirSync(dir, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
  // The notes with simulators and one without; the browser tests visit all.
  const simulated = all.filter((n) => readFileSync(join(dir, n, 'index.html'), 'utf8').includes('data-island="sim"'));
  const notes = [...simulated, all.find((n) => !simulated.includes(n))].filter(Boolean).map((n) => `notes/${n}/`);
  const screens = ['', 'notes/', 'quiz/', 'lab/', 'lab/backoff/', 'lab/ecsnetwork/', 'lab/signedaccess/', 'search/', 'me/', 'my/'];
  const moved = [], sizes = [];
  let sum = 0, pages = 0, worst = 0;
  await hosted(work, async (site) => {
    const browser = await launch();
    try {
      // Every page as a phone shows it, and a few on a desktop.
      const list = [...[...notes, ...screens].map((p) => [p, 'phone', phone]), ...[notes[0], '', 'lab/backoff/'].map((p) => [p, 'desktop', desktop])];
      for (const [path, device, view] of list) {
        await withTab(browser, { init: watchShifts, view }, async (page) => {
          await page.goto(`${site.url}/ko/${path}`, { waitUntil: 'domcontentloaded' });
          const before = await islands(page);
          await wake(page);
          // Two quiet frames after the last island has its data.
          await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
          await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r, 100)))));
          const after = await islands(page);
          const shifts = await page.evaluate(() => window.shifts);
          const value = shifts.reduce((n, s) => n + s.value, 0);
          sum += value;
          worst = Math.max(worst, value);
          pages++;
          if (value > 0) moved.push(`${path || 'today'} at ${device}: ${value.toFixed(4)} (${shifts.map((s) => s.who).join('; ').slice(0, 160)})`);
          if (path.startsWith('notes/') && path !== 'notes/')
            for (const [id, h] of Object.entries(before))
              if (Math.abs((after[id] ?? 0) - h) >= 1) sizes.push(`${path} at ${device}: ${id} ${h.toFixed(0)} -> ${(after[id] ?? 0).toFixed(0)} px`);
        });
      }
    } finally {
      await browser.close();
    }
  });
  report.add({ what: 'layout shift over load and take-over, sum', kind: 'count', value: Number(sum.toFixed(4)), limit: 0, shown: `${sum.toFixed(4)} on ${pages} pages`, allowed: '0',
    lines: moved.slice(0, 12) });
  report.add({ what: 'islands of notes that change height at take-over', kind: 'count', value: sizes.length, limit: 0, allowed: '0', lines: sizes.slice(0, 12) });
}
