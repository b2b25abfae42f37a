// What a journey does with a page, the same words for every engine.
import { setTimeout as sleep } from 'node:timers/promises';

export const keys = { tab: '\uE004', enter: '\uE007', shift: '\uE008', end: '\uE010', home: '\uE011', right: '\uE014' };

// Runs in the page: the n-th element of those that are shown and say so; "=text"
// means the whole of it.
const find = (css, text, n) => {
  const said = (e) => [e.getAttribute('aria-label') ?? '', e.textContent].map((s) => s.replace(/\u200b/g, '').replace(/\s+/g, ' ').trim());
  const fits = (e) => !text || said(e).some((s) => (text[0] === '=' ? s === text.slice(1) : s.includes(text)));
  return [...document.querySelectorAll(css)].filter((e) => e.checkVisibility({ visibilityProperty: true }) && fits(e))[n];
};

// A page that is being left answers nothing, and says so in the words of its engine.
const leaving = /no such (frame|window|execution)|navigat|context|destroyed|unload|discarded|not found|detached|AbortError/i;

/** A page of a driven browser on an origin. */
export function page(driver, origin) {
  const p = {
    driver,
    goto: (path) => driver.goto(path.startsWith('http') ? path : origin + path),
    reload: () => driver.reload(),
    back: () => driver.back(),
    run: (f, ...args) => driver.run(String(f), args),
    /** Waits until f, run in the page, returns something true, and returns it. */
    async until(what, f, { args = [], ms = 30000 } = {}) {
      const end = Date.now() + ms;
      let trouble = '';
      for (;;) {
        try {
          const v = await p.run(f, ...args);
          if (v) return v;
        } catch (e) {
          if (!leaving.test(e.message)) throw e;
          trouble = ` (${e.message.slice(0, 120)})`;
        }
        if (Date.now() > end) throw new Error(`timed out after ${ms / 1000} s waiting for ${what}${trouble}`);
        await sleep(50);
      }
    },
    /** Waits for an element to be shown and returns what it says. */
    see: (css, text = '', { n = 0, ms } = {}) => p.until(`${css} ${text}`, `(css, text, n) => { const e = (${find})(css, text, n); return e && ((e.innerText ?? e.textContent).trim() || ' '); }`, { args: [css, text, n], ms }),
    gone: (css, text = '') => p.until(`${css} ${text} to go`, `(css, text) => !(${find})(css, text, 0)`, { args: [css, text] }),
    count: (css) => p.run('(css) => document.querySelectorAll(css).length', css),
    async element(css, text = '', n = 0) {
      await p.see(css, text, { n });
      return driver.element(find, [css, text, n]);
    },
    /** Presses and releases the mouse on an element. An island may replace it meanwhile. */
    async tap(css, text = '', n = 0) {
      for (let tries = 0; ; tries++) {
        try {
          return await driver.click(await p.element(css, text, n));
        } catch (e) {
          if (tries === 3) throw e;
          await sleep(200);
        }
      }
    },
    press: (...list) => driver.keys(list.map((k) => keys[k] ?? k)),
    type: (text) => driver.keys([...text]),
    shot: () => driver.shot(),
    /** Waits until Go has taken over every island, waking it by a key. */
    async ready() {
      await p.press('shift');
      await p.alive();
    },
    async alive() {
      const state = await p.until('Go to take over', () => {
        const { app } = document.documentElement.dataset;
        return (app === 'dead' || app === 'ready' && ![...document.querySelectorAll('#go > div')].some((slot) => slot.firstElementChild) && !document.querySelector('main [aria-busy="true"]')) && app;
      }, { ms: 60000 });
      if (state !== 'ready') throw new Error(`Go is ${state}`);
    },
    /** Waits until the worker answers for the page and has the whole course. */
    offlineReady: () => p.until('the offline copy', () => Boolean(navigator.serviceWorker?.controller) && window.notelab?.offline.complete, { ms: 90000 }),
    /**
     * Chooses files with a button of the page. No driver sees a dialog that belongs
     * to an element outside the page: the element is put into it instead of being
     * clicked, which must happen while the browser would allow a dialog.
     */
    async choose(css, text, paths) {
      await p.run(() => {
        HTMLInputElement.prototype.click = function () {
          this.id = 'e2e-file';
          this.dataset.allowed = navigator.userActivation?.isActive ?? true;
          document.body.append(this);
        };
      });
      await p.tap(css, text);
      await p.until('the file dialog', () => document.getElementById('e2e-file'));
      if (await p.run(() => document.getElementById('e2e-file').dataset.allowed) !== 'true') throw new Error('the browser would not open this dialog: the tap is over');
      await driver.files(await driver.element('() => { const e = document.getElementById("e2e-file"); e.webkitdirectory = false; return e; }', []), paths);
      await p.run(() => document.getElementById('e2e-file')?.remove());
    },
    /** Everything the browser and its pages complained of. */
    async said() {
      const seen = await p.run(() => JSON.parse(localStorage.getItem('e2e.said') ?? '[]')).catch(() => []);
      return [...new Set([...driver.said().filter((m) => /^(error|warn|warning)$/.test(m.level)).map((m) => `${m.level}: ${m.text}`), ...seen])];
    },
  };
  return p;
}
