// The tests every page passes at one size, in both themes, before and after Go
// has taken over.
import assert from 'node:assert/strict';
import { axe, frame, overflow, targets } from './checks.mjs';
import { pages } from './course.mjs';
import { alive, settled } from './page.mjs';
import { scene } from './scene.mjs';

// A 404 page is a failed request, and these pages are opened without a worker.
const expected = (name, line) => (name === 'notfound' && line.includes('404')) || line.includes('blocked by Playwright');

export function everyPage(size, view) {
  const s = scene();
  for (const [name, path] of pages) {
    s.it(`${name} at ${size}`, async ({ page, said }) => {
      await page.addInitScript(() => {
        window.violations = [];
        addEventListener('securitypolicyviolation', (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile ?? ''}`));
      });
      const response = await page.goto(path);
      assert.equal(response.status(), name === 'notfound' ? 404 : 200);
      assert.match(response.headers()['content-security-policy'] ?? '', /default-src 'none'.*script-src 'self' 'wasm-unsafe-eval'/);
      const lang = path.startsWith('/en') ? 'en' : 'ko';
      const look = async (when) => {
        const found = [
          ...(await frame(page, lang)),
          ...(await overflow(page)),
          ...(view.isMobile ? await targets(page) : []),
        ];
        assert.deepEqual(found, [], when);
      };
      await look('before Go');
      if (await page.locator('[data-island]').count()) {
        await page.evaluate(() => window.notelab.boot());
        await alive(page);
        await settled(page);
      }
      await look('after Go took over');
      const refused = await page.evaluate(() => window.violations);
      assert.deepEqual(refused, [], 'refused by the Content-Security-Policy');
      assert.deepEqual(said.filter((line) => !expected(name, line)), [], 'reported on the console');
      assert.deepEqual(await axe(page), [], 'axe, light');
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await axe(page, { runOnly: ['color-contrast'] }), [], 'axe, dark');
    }, { view: { ...view, colorScheme: 'light' }, serviceWorkers: 'block' });
  }
  return s;
}
