// The living page: the first tap in a cold page until its verdict, and a key
// or tap in a living quiz or simulator until it is painted on a slow machine.
import { launch } from '../lib/chromium.mjs';
import { alive } from '../lib/page.mjs';
import { hosted } from './lib/course.mjs';
import { median, ms } from './lib/report.mjs';
import { wake, withTab } from './lib/tab.mjs';
import { slug } from './paint.mjs';

export async function live(report, work) {
  await hosted(work, async (site) => {
    await firstTap(report, site);
    const browser = await launch();
    try {
      await keys(report, browser, site);
    } finally {
      await browser.close();
    }
  });
}

/** Notes the first touch and the first frame that shows a verdict. */
function watchVerdict() {
  addEventListener('pointerdown', (e) => { window.touched ??= e.timeStamp; }, true);
  const look = () => {
    if (document.querySelector('[data-island=quiz] .verdict.right, [data-island=quiz] .verdict.wrong')) setTimeout(() => { window.judged = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function firstTap(report, site) {
  const runs = [];
  for (let n = 0; n < 3; n++) {
    // A browser of its own for each, so that no compiled code is left over.
    const browser = await launch();
    try {
      runs.push(await withTab(browser, { init: watchVerdict }, async (page) => {
        await page.goto(`${site.url}/ko/notes/${slug}/`);
        const quiz = page.locator('[data-island=quiz]:has(input[type=radio])').first();
        await quiz.scrollIntoViewIfNeeded();
        await quiz.locator('label').first().tap({ noWaitAfter: true });
        await quiz.locator('.foot > .btn.pri').tap({ noWaitAfter: true });
        await page.waitForFunction(() => window.judged, null, { timeout: 30000 });
        return page.evaluate(() => ({ verdict: window.judged - window.touched, ready: performance.getEntriesByName('notelab:ready')[0].startTime - window.touched }));
      }));
    } finally {
      await browser.close();
    }
  }
  const value = median(runs.map((r) => r.verdict));
  report.add({ what: 'first tap in a cold page until the verdict, loopback', kind: 'time', value, limit: 1000, shown: ms(value), allowed: 'under 1,000 ms',
    lines: [`verdict after ${runs.map((r) => ms(r.verdict)).join(', ')}; Go up after ${runs.map((r) => ms(r.ready)).join(', ')} (new browser process each)`] });
}

/**
 * Starts watching inside the page: from the next key or pointer event until a
 * frame that shows a change inside the island has been painted.
 */
function nextPaint(id) {
  window.painted = new Promise((done) => {
    let from = 0, changed = false;
    const island = document.getElementById(id);
    const marks = () => [...island.querySelectorAll('input')].map((i) => `${i.checked} ${i.value}`).join() + island.querySelector('.transport .t')?.textContent;
    const was = marks();
    const start = (e) => {
      from = e.timeStamp;
      const look = () => {
        // The frame that shows the change ends before the task after it.
        if (changed || marks() !== was) setTimeout(() => { watcher.disconnect(); done(performance.now() - from); });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    const watcher = new MutationObserver(() => { if (from) changed = true; });
    watcher.observe(island, { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener('keydown', start, { capture: true, once: true });
  });
}

async function keys(report, browser, site) {
  const lines = [];
  let worst = 0;
  const series = async (name, page, id, press) => {
    const list = [];
    for (let n = 0; n < 12; n++) {
      await page.evaluate(nextPaint, id);
      await press(n);
      list.push(await page.evaluate(() => Promise.race([window.painted, new Promise((_, bad) => setTimeout(() => bad(new Error('a key changed nothing')), 5000))])));
    }
    // The first is compilation of code that never ran before.
    const m = median(list.slice(1));
    worst = Math.max(worst, m);
    lines.push(`${name}: median ${ms(m)}, first ${ms(list[0])}, slowest of the rest ${ms(Math.max(...list.slice(1)))}`);
  };
  await withTab(browser, {}, async (page, tab) => {
    await page.goto(`${site.url}/ko/notes/${slug}/`);
    await wake(page);
    await tab.slow(4);
    const quiz = page.locator('[data-island=quiz]:has(input[type=radio])').first();
    const id = await quiz.getAttribute('id');
    await quiz.locator('input').first().focus();
    await series('digit in a question of the longest note', page, id, (n) => page.keyboard.press(String(1 + (n + 1) % 3)));
  });
  for (const sim of ['backoff', 'ecsnetwork', 'signedaccess'])
    await withTab(browser, {}, async (page, tab) => {
      await page.goto(`${site.url}/ko/lab/${sim}/`);
      await wake(page);
      await alive(page);
      const block = page.locator('[data-island=sim]').first();
      const id = await block.getAttribute('id');
      await block.locator('[data-to=first]').click();
      await block.locator('[data-to=next]').focus();
      await tab.slow(4);
      await series(`step of ${sim}`, page, id, () => page.keyboard.press('Enter'));
    });
  report.add({ what: 'a key in a living quiz or simulator until painted, 4x', kind: 'time', value: worst, limit: 50, shown: `${ms(worst)} at worst`, allowed: 'under 50 ms', lines });
}
