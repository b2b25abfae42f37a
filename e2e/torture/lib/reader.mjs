// A reader with a browser of their own before a bad host, who sees and counts
// what an update costs.
import { desktop, offlineReady, ready } from '../../lib/page.mjs';
import { until } from '../../lib/wait.mjs';
import { note } from './editions.mjs';

const limit = 10000; // a page that takes longer hangs
export const follow = 45000; // a tab that takes longer does not follow: Chromium may wait until the old worker has been idle for half a minute

export const zeroes = () => ({ tries: 0, lost: 0, duplicated: 0, hung: 0, why: [] });
/** Counters as a case returns them; the first few reasons become its note. */
export const result = ({ why, ...counts }, note = '') => ({ ...counts, note: [note, ...why.slice(0, 4)].filter(Boolean).join('; ') });

export class Reader {
  constructor(host, context, counts, random) {
    Object.assign(this, { host, context, counts, random, edition: host.edition });
  }

  static async open(ctx, browser, host, counts) {
    const context = await browser.newContext({ baseURL: host.url, reducedMotion: 'reduce', ...desktop });
    ctx.defer(() => context.close());
    const r = new Reader(host, context, counts, ctx.random);
    r.page = await r.tab();
    return r;
  }

  count(what, why) {
    this.counts[what]++;
    this.counts.why.push(why);
  }

  async tab(path = note) {
    const page = await this.context.newPage();
    await page.goto(path);
    return page;
  }

  /** The first visit: until the whole edition is kept. */
  async settle() {
    await offlineReady(this.page);
  }

  /** Gives an answer and sees its verdict. */
  async answer(page = this.page) {
    await page.goto(note);
    await ready(page);
    const card = page.locator('[data-island="quiz"]').first();
    await card.locator('.opts label').first().click();
    await card.getByRole('button', { name: '확실함' }).click();
    await card.getByText('저장됨').waitFor();
  }

  /** Looks whether that answer is still there. */
  async remembers(page = this.page) {
    try {
      await page.goto(note);
      await ready(page);
      await page.locator('[data-island="quiz"]').first().getByText(/지난번 (정답|오답)/).waitFor({ timeout: limit });
    } catch (err) {
      this.count('lost', `the answer is gone: ${err.message.split('\n')[0]}`);
    }
  }

  /** Which edition the parts of a page are of. */
  async parts(page) {
    return page.evaluate(async () => ({
      page: /고문 판(.)/.exec(document.title)?.[1],
      loader: document.documentElement.dataset.edition,
      style: /\w/.exec(getComputedStyle(document.documentElement).getPropertyValue('--edition'))?.[0],
      data: /고문 판(.)/.exec(await fetch('/data/ko/course.json').then((r) => r.text(), () => ''))?.[1],
    }));
  }

  /** Counts a page that is not of one edition, or not of the one it should be of. */
  async one(page, want, when) {
    const parts = await this.parts(page);
    const letters = Object.values(parts);
    if (letters.every((l) => l === want)) return true;
    const said = `${when}: ${page.url().replace(this.host.url, '')} of ${want} has ${JSON.stringify(parts)}`;
    if (new Set(letters.filter((l) => /^[A-Z]$/.test(l))).size > 1) this.count('duplicated', said);
    else this.count('lost', said);
    return false;
  }

  /** Opens a page; one that does not come in time hangs. */
  async visit(path, page = this.page) {
    try {
      return await page.goto(path, { timeout: limit });
    } catch (err) {
      if (/Timeout/.test(err.message)) this.count('hung', `${path} did not come`);
      else this.count('lost', `${path}: ${err.message.split('\n')[0]}`);
      return null;
    }
  }

  /**
   * With the host gone and the browser's cache empty: is every address of the
   * edition answered with its bytes, and do pages open, all of one edition?
   */
  async whole(when, { pages = 2, silent = false } = {}) {
    const { host, page, edition } = this;
    const before = host.spoil;
    host.spoil = () => (silent ? 'silence' : null);
    host.hangUp();
    const cdp = await this.context.newCDPSession(page);
    try {
      await cdp.send('Network.clearBrowserCache');
      if (!silent) {
        const wrong = await page.evaluate(async (kept) => {
          const wrong = [];
          for (const [path, sum] of Object.entries(kept)) {
            const body = await fetch(encodeURI(path)).then((r) => r.arrayBuffer(), () => null);
            const digest = body && Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', body)).subarray(0, 5), (b) => b.toString(16).padStart(2, '0')).join('');
            if (digest !== sum) wrong.push(path);
          }
          return wrong;
        }, edition.kept);
        if (wrong.length) this.count('lost', `${when}: ${edition.letter} has lost ${wrong.length} of its files, ${wrong.slice(0, 3).join(' ')}`);
      }
      const all = pages === Infinity ? edition.pages : Array.from({ length: pages }, () => edition.pages[this.random(edition.pages.length)]);
      for (const path of all) if (await this.visit(path)) await this.one(page, edition.letter, when);
      if (this.counts.hung) return;
      const nowhere = await this.visit('/ko/nowhere/');
      if (nowhere && nowhere.status() !== 404) this.count('lost', `${when}: an unknown page has status ${nowhere.status()}`);
      await this.visit(note);
    } finally {
      host.spoil = before;
      cdp.detach().catch(() => {}); // which a page that hangs does not answer
    }
  }

  /** Lets the browser look for a new edition, and waits until what it finds waits or has failed. */
  async look(page = this.page) {
    return page.evaluate(async () => {
      const r = await navigator.serviceWorker.ready;
      const said = await Promise.race([r.update().then(() => '', (e) => String(e)), new Promise((done) => setTimeout(done, 20000, 'no end of it'))]);
      const w = r.installing;
      if (w) await new Promise((done) => { const look = () => { if (w.state !== 'installing') done(); }; w.onstatechange = look; look(); setTimeout(done, 40000); });
      return { waiting: !!r.waiting, said };
    });
  }

  /**
   * The host is well and has another edition: it is offered, nothing changes
   * until the reader wants it, and then every tab has all of it.
   */
  async take(edition, { tabs = [this.page], when = 'the update' } = {}) {
    const { page } = this;
    const { waiting, said } = await this.look();
    if (!waiting) return this.count('lost', `${when}: ${edition.letter} does not come ${said}`);
    const button = page.locator('.toast').getByRole('button', { name: '지금 적용' });
    await button.waitFor({ timeout: limit });
    for (const t of tabs) await this.one(t, this.edition.letter, `${when}, offered`);
    for (const t of tabs) await t.evaluate(() => { window.old = true; });
    await button.click();
    this.edition = edition;
    for (const t of tabs) {
      const over = await t.waitForFunction(() => !window.old && document.readyState === 'complete' && window.notelab, null, { timeout: follow }).then(() => true, () => false);
      if (!over) this.count('lost', `${when}: a tab stays with the old edition`);
      else await this.one(t, edition.letter, `${when}, taken`);
    }
    await until(() => page.evaluate(() => window.notelab?.offline.complete), 'the copy to be whole', limit).catch(() => this.count('lost', `${when}: the copy is not whole`));
  }
}

/** The letters of editions in their order, without end. */
export const letter = (n) => String.fromCharCode(65 + (n % 26));
