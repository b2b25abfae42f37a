// Answering and starting with 100,000 events in the log against 100: a heavy
// learner of years against a new one.
import { launch } from '../lib/chromium.mjs';
import { hosted } from './lib/course.mjs';
import { median, ms } from './lib/report.mjs';
import { wake, withTab } from './lib/tab.mjs';
import { slug } from './paint.mjs';


/** Writes n answers of the past years and one read section into the store of the page. */
async function seed({ n, slug }) {
  const digits = 'abcdefghijklmnopqrstuvwxyz234567';
  const id = (k) => { let s = ''; for (let i = 0; i < 26; i++) { s = digits[k % 32] + s; k = Math.floor(k / 32); } return s; };
  const section = document.querySelector('main h2[id]').id;
  const db = await new Promise((done, fail) => {
    const r = indexedDB.open('notelab');
    r.onsuccess = () => done(r.result);
    r.onerror = () => fail(r.error);
  });
  const start = Date.now() - 3 * 365 * 864e5;
  for (let at = 0; at < n; at += 10000) {
    const tx = db.transaction('events', 'readwrite');
    const store = tx.objectStore('events');
    for (let k = at; k < Math.min(n, at + 10000); k++) {
      const data = k === 0 ? { note: slug, section, on: true }
        : { question: `question-${k % 2000}`, type: 'choice', chosen: [k % 4], right: k % 3 > 0, ms: 4000 + k % 9000, where: 'note' };
      store.add({ id: id(k), e: JSON.stringify({ id: id(k), at: start + k * 900000, device: id(7), kind: k === 0 ? 'read' : 'answered', data }) });
    }
    await new Promise((done, fail) => { tx.oncomplete = done; tx.onabort = () => fail(tx.error); });
  }
  db.close();
}

/** From waking to living, to the progress on screen, and answers until saved. */
async function learner(page, url) {
  await page.goto(url);
  const ready = await wake(page);
  const shown = await page.evaluate(async () => {
    const woken = performance.getEntriesByName('notelab:ready')[0].startTime;
    while (!document.querySelector('.tick[aria-pressed=true]')) await new Promise((r) => setTimeout(r, 4));
    return performance.now() - woken;
  });
  const answers = await page.evaluate(async () => {
    const out = [];
    const card = document.querySelector('[data-island=quiz]:has(input[type=radio])');
    for (let n = 0; n < 9; n++) {
      card.querySelector('input').click();
      await new Promise((r) => setTimeout(r, 50));
      const from = performance.now();
      card.querySelector('.foot > .btn').click();
      const end = from + 10000;
      // What the card says in Korean once the answer is on disk.
      while (card.querySelector('.save')?.textContent !== '저장됨' && performance.now() < end) await new Promise((r) => setTimeout(r, 1));
      if (performance.now() >= end) throw new Error(`an answer was not saved: ${card.querySelector('.save')?.textContent}`);
      out.push(performance.now() - from);
      card.querySelector('.foot > .btn').click(); // once more
      await new Promise((r) => setTimeout(r, 50));
    }
    return out;
  });
  return { ready, shown, answer: median(answers.slice(1)) };
}

export async function log(report, work) {
  await hosted(work, async (site) => {
    const url = `${site.url}/ko/notes/${slug}/`;
    const got = {};
    let seeding = 0;
    for (const n of [100, 100000]) {
      const browser = await launch();
      try {
        got[n] = await withTab(browser, {}, async (page) => {
          await page.goto(url);
          await wake(page);
          const from = performance.now();
          await page.evaluate(seed, { n, slug });
          seeding = performance.now() - from;
          const runs = [];
          for (let k = 0; k < 3; k++) runs.push(await learner(page, url));
          return Object.fromEntries(['ready', 'shown', 'answer'].map((key) => [key, median(runs.map((r) => r[key]))]));
        });
      } finally {
        await browser.close();
      }
    }
    const few = got[100], many = got[100000];
    const lines = Object.entries(got).map(([n, r]) => `${n} events: islands live after ${ms(r.ready)}, progress shown ${ms(r.shown)} later, an answer saved in ${ms(r.answer)}`);
    report.add({ what: 'answering with 100,000 events, times that with 100', kind: 'time', value: many.answer / few.answer, limit: 1.5,
      shown: `${(many.answer / few.answer).toFixed(2)} x`, allowed: 'at most 1.5 x (noise)', lines: [...lines, `writing 100,000 events took ${(seeding / 1000).toFixed(1)} s`] });
    const extra = many.ready + many.shown - few.ready - few.shown;
    report.add({ what: 'start with 100,000 events, more than with 100', kind: 'time', value: extra, limit: 300, shown: ms(Math.max(0, extra)), allowed: 'less than 300 ms',
      lines: [`until the islands live: ${ms(Math.max(0, many.ready - few.ready))} more; until progress is shown: ${ms(Math.max(0, extra))} more`] });
  });
}
