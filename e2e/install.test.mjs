// The browser may install the app, and what it shows is whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './lib/chromium.mjs';
import { offlineReady, phone } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';

const s = scene();

test('Chromium finds nothing that keeps the app from being installed', { timeout: 90000 }, async () => {
  const run = await start(); // a profile of its own: others count as private windows
  try {
    const page = run.context.pages()[0] ?? await run.context.newPage();
    await page.goto(`${s.url}/`);
    await offlineReady(page);
    const cdp = await run.context.newCDPSession(page);
    const manifest = await cdp.send('Page.getAppManifest');
    assert.deepEqual(manifest.errors, []);
    assert.match(manifest.url, /manifest\.webmanifest$/);
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
  } finally {
    await run.kill();
    run.forget();
  }
});

s.it('the manifest names the app, its scope and whole icons', async ({ page }) => {
  await page.goto('/ko/');
  const response = await page.request.get('/manifest.webmanifest');
  assert.match(response.headers()['content-type'], /application\/manifest\+json/);
  const m = await response.json();
  assert.ok(m.name && m.short_name.length <= 12, m.short_name);
  assert.equal(m.scope, '/');
  assert.ok(m.start_url.startsWith(m.scope));
  assert.ok(m.id);
  assert.equal(m.display, 'standalone');
  assert.match(m.lang, /^ko/);
  for (const purpose of ['any', 'maskable'])
    for (const size of ['192x192', '512x512'])
      assert.ok(m.icons.some((i) => i.sizes === size && i.purpose.split(' ').includes(purpose) && i.type === 'image/png'), `${purpose} ${size}`);
  for (const icon of m.icons) {
    const { width, height, corner, middle } = await picture(page, icon.src);
    if (icon.sizes !== 'any') assert.equal(`${width}x${height}`, icon.sizes, icon.src);
    // A mask may cut anything outside the middle: the ground goes to the corners.
    if (icon.purpose === 'maskable') assert.equal(corner, 255, `${icon.src} is opaque in its corner`);
    assert.equal(middle, 255, `${icon.src} shows something`);
  }
  for (const cut of m.shortcuts ?? []) assert.equal((await page.request.get(cut.url)).status(), 200, cut.url);
});

s.it('iOS finds its icon, its name and its capability', async ({ page }) => {
  await page.goto('/ko/');
  const href = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  const { width, height, corner } = await picture(page, href);
  assert.equal(`${width}x${height}`, '180x180');
  assert.equal(corner, 255, 'iOS fills what is transparent with black');
  assert.equal(await page.locator('meta[name="apple-mobile-web-app-title"]').getAttribute('content'), 'Notelab');
  assert.equal(await page.locator('meta[name="apple-mobile-web-app-capable"]').getAttribute('content'), 'yes');
});

for (const scheme of ['light', 'dark']) {
  s.it(`the browser's frame has the colour of the paper, ${scheme}`, async ({ page }) => {
    await page.goto('/ko/');
    const [frame, paper] = await page.evaluate(() => {
      const meta = [...document.querySelectorAll('meta[name="theme-color"]')].find((m) => matchMedia(m.media).matches);
      const probe = document.createElement('canvas').getContext('2d');
      const rgb = (c) => { probe.fillStyle = c; probe.fillRect(0, 0, 1, 1); return [...probe.getImageData(0, 0, 1, 1).data].join(); };
      const ground = [document.body, document.documentElement].map((e) => getComputedStyle(e).backgroundColor).find((c) => c !== 'rgba(0, 0, 0, 0)');
      return [rgb(meta.content), rgb(ground)];
    });
    assert.equal(frame, paper);
  }, { view: phone, colorScheme: scheme });
}

/** Size of a picture and the opacity of its corner and its middle. */
const picture = (page, src) => page.evaluate(async (src) => {
  const img = new Image();
  img.src = src;
  await img.decode();
  const width = img.naturalWidth, height = img.naturalHeight;
  const ctx = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  ctx.drawImage(img, 0, 0);
  const alpha = (x, y) => ctx.getImageData(x, y, 1, 1).data[3];
  return { width, height, corner: alpha(0, 0), middle: Math.max(alpha(width >> 1, height >> 1), alpha((width * 0.4) | 0, height >> 1)) };
}, src);
