// One server and one browser for a whole file of tests; a fresh profile for
// every test, and evidence of every page when one fails.
import { after, before, test } from 'node:test';
import { launch } from './chromium.mjs';
import { desktop, keepEvidence, watch } from './page.mjs';
import { serve } from './server.mjs';

/**
 * Declares what the tests of a file share. open returns a server with url and
 * stop(). The result has url and browser once the first test runs, and it():
 *
 *   it(name, async ({ page, said, context, tab }) => …, { view, timeout, …context options })
 *
 * said collects what the page reported; tab() opens another page of the profile.
 */
export function scene(open = () => serve()) {
  const s = {};
  before(async () => {
    s.server = await open();
    s.url = s.server.url;
    s.browser = await launch();
  }, { timeout: 120000 });
  after(async () => {
    await s.browser?.close();
    await s.server?.stop();
  });
  s.it = (name, body, { view = desktop, timeout = 120000, ...options } = {}) => test(name, { timeout }, async () => {
    const context = await s.browser.newContext({ baseURL: s.url, reducedMotion: 'reduce', ...view, ...options });
    const all = [];
    const tab = async () => {
      const page = await context.newPage();
      const said = watch(page);
      all.push({ page, said });
      return { page, said };
    };
    try {
      const { page, said } = await tab();
      await body({ page, said, context, tab });
    } catch (err) {
      for (const [i, t] of all.entries()) await keepEvidence(i ? `${name}-tab${i + 1}` : name, t.page, t.said);
      throw err;
    } finally {
      await context.close().catch(() => {});
    }
  });
  return s;
}
