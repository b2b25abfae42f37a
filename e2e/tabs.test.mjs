// Several tabs of one profile: they show the same progress, keep the same
// settings, and go over to a new version together.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workshop } from './lib/build.mjs';
import { slugs } from './lib/course.mjs';
import { alive, offlineReady, phone, ready, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { host } from './lib/static.mjs';
import { until } from './lib/wait.mjs';

const shop = workshop();
const versions = {};
const s = scene(async () => {
  versions.a = shop.build('a');
  const file = join(shop.notes, 'ko', slugs[0] + '.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\n## /, '\n개정판에 더한 문장이다.\n\n## '));
  versions.b = shop.build('b');
  const server = await host(versions.a, { compress: true });
  const stop = server.stop;
  server.stop = async () => { await stop(); shop.forget(); };
  return server;
});

s.it('an answer and a tick in one tab show in the other without a reload', async ({ page, tab }) => {
  await page.goto(`/ko/notes/${slugs[0]}/`);
  await ready(page);
  const { page: other } = await tab();
  await other.goto(`/ko/notes/${slugs[0]}/`);
  await ready(other);
  const { page: list } = await tab();
  await list.goto('/ko/notes/');
  await alive(list);
  await settled(list);
  const card = (p) => p.locator('[data-island="quiz"]').first();
  await card(page).locator('.opts label').first().click();
  await card(page).getByRole('button', { name: '확실함' }).click();
  await card(page).getByText('저장됨').waitFor();
  await page.locator('.tick').first().click();
  await card(other).getByText(/지난번 (정답|오답)/).waitFor();
  await other.locator('.tick[aria-pressed="true"]').first().waitFor();
  await list.locator(`main a[href$="/notes/${slugs[0]}/"] .sr`, { hasText: /읽음 1\/.*문제 1\// }).waitFor({ state: 'attached' });
});

s.it('the theme is kept, and there before the first paint', async ({ page, tab }) => {
  await page.goto('/ko/me/');
  await alive(page);
  const ground = (p) => p.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground(page);
  await page.getByRole('radiogroup', { name: '화면 테마' }).getByText('어둡게').click();
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  const dark = await ground(page);
  assert.notEqual(dark, light);
  // On other pages, where Go does not run, and in other tabs.
  const { page: other } = await tab();
  await other.goto(`/ko/notes/${slugs[1]}/`);
  assert.equal(await ground(other), dark);
  assert.equal(await other.evaluate(() => document.documentElement.dataset.app ?? 'asleep'), 'asleep');
  await page.reload();
  await alive(page);
  assert.equal(await page.getByRole('radio', { name: '어둡게' }).isChecked(), true);
  await page.getByRole('radiogroup', { name: '화면 테마' }).getByText('기기 설정').click();
  await page.waitForFunction(() => !document.documentElement.dataset.theme);
  assert.equal(await ground(page), light);
}, { colorScheme: 'light' });

s.it('the language leads to the same page in the other tree, and is kept', async ({ page }) => {
  await page.goto('/ko/me/');
  await alive(page);
  await page.getByRole('link', { name: 'English' }).first().click();
  await page.waitForURL('**/en/me/');
  await alive(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.doesNotMatch(await page.locator('main').innerText().then((t) => t.replaceAll('한국어', '')), /[가-힣]/, 'no Korean is left over');
});

s.it('the length of a quick quiz is kept', async ({ page }) => {
  await page.goto('/ko/me/');
  await alive(page);
  await page.getByRole('radiogroup', { name: '빠른 퀴즈 길이' }).getByText('3문제').click();
  await page.getByText('기록 1건').waitFor();
  await page.goto('/ko/quiz/');
  await alive(page);
  await page.getByRole('button', { name: '시작', exact: true }).click();
  await page.locator('.quick header b', { hasText: '1 / 3' }).waitFor();
});

s.it('a new version waits, is offered, and with one tap every tab has it', async ({ page, tab, context }) => {
  const version = (p) => p.locator('article').getByText('개정판에 더한 문장이다.').count();
  try {
    await page.goto(`/ko/notes/${slugs[0]}/`);
    await offlineReady(page);
    const { page: other } = await tab();
    await other.goto(`/ko/notes/${slugs[0]}/`);
    const { page: third } = await tab();
    await third.goto('/ko/lab/');

    s.server.dir = versions.b;
    s.server.asked.length = 0;
    await page.reload(); // a returning reader: the browser looks for a new worker
    const toast = page.getByRole('status').filter({ hasText: '새 버전이 준비됐다' });
    await toast.first().waitFor({ timeout: 30000 });
    assert.equal(await version(page), 0, 'what is being read stays');
    await other.getByRole('status').filter({ hasText: '새 버전이 준비됐다' }).first().waitFor();
    const went = s.server.asked.filter((r) => r.status === 200);
    const bytes = went.reduce((n, r) => n + r.bytes, 0);
    assert.deepEqual(went.filter((r) => r.path.endsWith('.wasm')).map((r) => r.path), [], 'no program is fetched again');
    assert.ok(bytes <= 50000, `one changed note costs ${bytes} bytes: ${went.map((r) => `${r.path} ${r.bytes}`).join(', ')}`);

    await Promise.all([page, other, third].map((p) => p.evaluate(() => { window.old = true; })));
    await toast.first().getByRole('button', { name: '지금 적용' }).click();
    for (const p of [page, other, third]) await p.waitForFunction(() => !window.old && document.readyState === 'complete', null, { timeout: 20000 });
    assert.equal(await version(page), 1);
    assert.equal(await version(other), 1);
    await offlineReady(page);
    const { page: again } = await tab();
    await context.setOffline(true);
    await again.goto(`/ko/notes/${slugs[0]}/`);
    assert.equal(await version(again), 1, 'the new version is the one kept');
  } finally {
    s.server.dir = versions.a;
  }
}, { timeout: 120000 });

s.it('an update that cannot be fetched whole leaves the old version whole', async ({ page, context }) => {
  try {
    await page.goto('/ko/');
    await offlineReady(page);
    s.server.dir = versions.b;
    s.server.asked.length = 0;
    const packs = (req) => /assets\/pack\./.test(req);
    s.server.refuse = packs; // the host fails in the middle of the update
    await page.reload();
    await until(() => s.server.asked.some((r) => r.path.endsWith('/sw.js')), 'the browser to find the new worker');
    await until(() => s.server.asked.filter((r) => packs(r.path)).length >= 2, 'the worker to try again', 30000);
    await context.setOffline(true);
    await page.goto(`/ko/notes/${slugs[0]}/`);
    assert.ok((await page.locator('article').innerText()).length > 2000);
    assert.equal(await page.locator('article').getByText('개정판에 더한 문장이다.').count(), 0);
  } finally {
    s.server.refuse = null;
    s.server.dir = versions.a;
  }
}, { timeout: 120000 });

s.it('the prompt of a new version can be tapped on a phone', async ({ page }) => {
  try {
    await page.goto('/ko/');
    await offlineReady(page);
    s.server.dir = versions.b;
    await page.reload();
    const button = page.locator('.toast').getByRole('button', { name: '지금 적용' });
    await button.waitFor({ timeout: 30000 });
    const box = await button.boundingBox();
    assert.ok(box.height >= 43.5 && box.width >= 43.5, `${box.width}×${box.height}`);
    await page.evaluate(() => { window.old = true; });
    await button.tap();
    await page.waitForFunction(() => !window.old);
  } finally {
    s.server.dir = versions.a;
  }
}, { view: phone, timeout: 120000 });
