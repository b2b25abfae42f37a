// The tests every page passes at one size, in both themes, before and after Go
// has taken over.
import assert from 'node:assert/strict';
import { axe, frame, overflow, targets } from './checks.mjs';
import { pages } from './course.mjs';
import { alive, settled } from './page.mjs';
import { scene } from './scene.mjs';

// A 404 page is a failed request, and these pages are opened without a worker.
const expected = (name, line) => (name === 'notfound' && line.includes('404')) || line.includes('blocked by Playwright') || line.includes("reading 'waiting'");

export function everyPage(size, view) {
  const s = scene();
  for (const [name, path] of pages) {
    s.it(`${name} at ${size}`, async ({ page, said, context }) => {
      let open; // Go is held back until the static page has been looked at
      const opened = new Promise((done) => { open = done; });
      await context.route('**/*.wasm', async (route) => { await opened; await route.continue(); });
      await page.addInitScript(() => {
        window.violations = [];
        addEventListener('securitypolicyviolation', (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile ?? ''}`));
      });
      const response = await page.goto(path);
      assert.equal(response.status(), name === 'notfound' ? 404 : 200);
      assert.match(response.headers()['content-security-policy'] ?? '', /default-src 'none'.*script-src 'self' 'wasm-unsafe-eval'/);
      const wrong = []; // everything that is wrong is told at once
      const lang = path.startsWith('/en') ? 'en' : 'ko';
      const look = async (when) => {
        for (const line of [...(await frame(page, lang)), ...(await overflow(page)), ...(view.isMobile ? await targets(page) : [])]) wrong.push(`${when}: ${line}`);
      };
      await look('before Go');
      for (const line of await axe(page, { rules: { 'color-contrast': { enabled: false } } })) wrong.push(`axe, before Go: ${line}`);
      open();
      if (await page.locator('[data-island]').count()) {
        await page.evaluate(() => window.notelab.boot());
        await alive(page);
        await settled(page);
      }
      await look('after Go took over');
      for (const line of await page.evaluate(() => window.violations)) wrong.push(`refused by the policy: ${line}`);
      for (const line of said) if (!expected(name, line)) wrong.push(`on the console: ${line}`);
      for (const line of await axe(page)) wrong.push(`axe, light: ${line}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const line of await axe(page, { runOnly: ['color-contrast'] })) wrong.push(`axe, dark: ${line}`);
      assert.deepEqual([...new Set(wrong)], []);
    }, { view: { ...view, colorScheme: 'light' }, serviceWorkers: 'block' });
  }
  return s;
}
