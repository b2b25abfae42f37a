// Frames a second while a simulator's default run plays on a machine slowed
// four times: frames in which the picture really changed.
import { launch } from '../lib/chromium.mjs';
import { alive } from '../lib/page.mjs';
import { hosted } from './lib/course.mjs';
import { ms } from './lib/report.mjs';
import { wake, withTab } from './lib/tab.mjs';

const seconds = 3;

/** Animation frames a second that the page gets while nothing happens. */
function idle(forMs) {
  return new Promise((done) => {
    let n = 0, from = 0;
    const count = (now) => {
      from ||= now;
      if (now - from >= forMs) return done(n / (now - from) * 1000);
      n++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}

/** Plays in the page and counts; must run after the play button is in sight. */
function frames(forMs) {
  return new Promise((done) => {
    const sim = document.querySelector('[data-island=sim]');
    let drawn = 0, all = 0, from = 0, longest = 0, last = 0;
    const spent = [];
    const watcher = new MutationObserver(() => { drawn++; });
    const count = (now) => {
      if (!from) { from = now; drawn = 0; } else { all++; longest = Math.max(longest, now - last); }
      last = now;
      if (now - from < forMs) return requestAnimationFrame(count);
      watcher.disconnect();
      done({ fps: drawn / (now - from) * 1000, ticks: all / (now - from) * 1000, longest });
    };
    // One record a frame: the clock, which every frame writes.
    watcher.observe(sim.querySelector('.transport'), { subtree: true, characterData: true, attributes: true, attributeFilter: ['aria-valuetext'] });
    sim.querySelector('[data-to=play]').click();
    setTimeout(() => requestAnimationFrame(count), 300); // the render that starts it is over
  });
}

export async function play(report, work) {
  const lines = [];
  let least = Infinity;
  await hosted(work, async (site) => {
    const browser = await launch();
    try {
      for (const sim of ['backoff', 'ecsnetwork', 'signedaccess'])
        await withTab(browser, {}, async (page, tab) => {
          await page.goto(`${site.url}/ko/lab/${sim}/`);
          await wake(page);
          await alive(page);
          await page.locator('[data-island=sim] .stage').scrollIntoViewIfNeeded();
          await tab.slow(4);
          const r = await page.evaluate(frames, seconds * 1000);
          // A busy machine gives an idle page fewer than its 60 frames, too.
          const rest = await page.evaluate(idle, 1000);
          least = Math.min(least, r.fps * 60 / rest);
          lines.push(`${sim}: ${r.fps.toFixed(0)} pictures a second, ${r.ticks.toFixed(0)} animation frames, longest wait ${ms(r.longest)}; the page at rest gets ${rest.toFixed(0)}`);
        });
    } finally {
      await browser.close();
    }
  });
  report.add({ what: 'simulator playback at 4x, frames a second of 60', kind: 'time', value: least, limit: 50, atLeast: true, shown: `${least.toFixed(0)} at worst`, allowed: 'at least 50', lines });
}
