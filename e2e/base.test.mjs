// A project page: the site under a path prefix of a plain file host that sends
// a content type and nothing else.
import assert from 'node:assert/strict';
import { slugs } from './lib/course.mjs';
import { workshop } from './lib/build.mjs';
import { figures } from './lib/keys.mjs';
import { alive, offlineReady, ready } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { host } from './lib/static.mjs';

const shop = workshop();
const s = scene(async () => {
  const server = await host(shop.build('course', '--base', '/course/'), { base: '/course/' });
  const stop = server.stop;
  server.away = stop;
  server.stop = async () => { await stop().catch(() => {}); shop.forget(); };
  return server;
});

const outside = () => s.server.asked.filter((r) => !r.inside && r.path !== '/favicon.ico').map((r) => r.path);

s.it('home, note and lab come alive under a prefix, and nothing is asked for outside it', async ({ page, said }) => {
  await page.goto('/course/');
  await alive(page);
  await page.locator('a.card.main').click();
  await page.waitForURL(/\/course\/ko\/notes\//);
  await ready(page);
  const card = page.locator('[data-island="quiz"]').first();
  await card.locator('.opts label').first().click();
  await card.getByRole('button', { name: '확실함' }).click();
  await card.getByText('저장됨').waitFor();
  await page.locator('nav.rail a', { hasText: '실험실' }).click();
  await page.locator('a.card').first().click();
  await page.waitForURL(/\/course\/ko\/lab\/\w+\//);
  await alive(page);
  assert.ok((await figures(page)).length >= 4);
  await page.goto('/course/ko/quiz/');
  await alive(page);
  await page.getByRole('button', { name: '시작', exact: true }).click();
  await page.locator('.opts label').first().waitFor();
  assert.deepEqual(outside(), []);
  assert.deepEqual(s.server.asked.filter((r) => r.status === 404).map((r) => r.path), []);
  assert.deepEqual(said, []);
});

s.it('every link of every kind of page stays under the prefix', async ({ page }) => {
  for (const path of ['', 'ko/notes/', `ko/notes/${slugs[0]}/`, 'ko/lab/', 'ko/lab/backoff/', 'ko/quiz/', 'ko/search/', 'ko/me/', 'ko/my/', 'ko/nowhere/']) {
    await page.goto('/course/' + path);
    const astray = await page.locator('a[href], link[href], script[src], img[src]').evaluateAll((list) => list.map((e) => e.href || e.src).filter((u) => u.startsWith(location.origin) && !u.startsWith(location.origin + '/course/')));
    assert.deepEqual(astray, [], path);
  }
});

s.it('the worker rules over the prefix alone, and keeps it offline', async ({ page }) => {
  await page.goto('/course/ko/');
  await offlineReady(page);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).scope), `${s.url}/course/`);
  await s.server.away();
  try {
    for (const [path, status] of [['', 200], [`ko/notes/${slugs[0]}/`, 200], [`ko/notes/${slugs[1]}`, 200], ['ko/lab/ecsnetwork/?preset=only-80', 200], ['ko/nowhere/', 404]]) {
      const response = await page.goto('/course/' + path);
      assert.equal(response.status(), status, path);
      assert.equal(await page.locator('h1').count(), 1, path);
    }
    await page.goto('/course/ko/lab/backoff/?policy=none');
    await alive(page);
    assert.ok((await figures(page)).length >= 4);
  } finally {
    await s.server.start(s.server.port);
  }
}, { timeout: 120000 });

s.it('an unknown address gets the 404 page with status 404', async ({ page }) => {
  const response = await page.goto('/course/ko/notes/none/');
  assert.equal(response.status(), 404);
  await page.getByRole('heading', { name: '없는 페이지' }).waitFor();
});

s.it('no inline script or style is needed: the published pages run under the strict policy', async ({ page, said }) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const strict = await host(s.server.dir, { base: '/course/', headers: { 'content-security-policy': policy, 'x-content-type-options': 'nosniff' } });
  try {
    await page.goto(`${strict.url}/course/ko/notes/${slugs[0]}/`);
    await ready(page);
    assert.deepEqual(said, []);
  } finally {
    await strict.stop();
  }
});
