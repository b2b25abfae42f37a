// The search over the course: how it is reached, what it finds, where a hit
// opens, and that neither an input method nor a missing network disturbs it.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe, overflow, targets } from './lib/checks.mjs';
import { alive, desktop, offlineReady, phone, ready } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { root, serve } from './lib/server.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const note = readdirSync(join(root, 'notes', 'ko')).includes('sqs.md') ? 'sqs' : readdirSync(join(root, 'notes', 'ko'))[0].replace('.md', '');

const field = (page) => page.getByRole('searchbox');
const hits = (page) => page.locator('.hits a');
const focused = (page) => page.waitForFunction(() => document.activeElement?.id === 'find-field', null, { timeout: 20000 });

/** Opens the search and waits until it answers. */
async function open(page, query = '') {
  await page.goto('/ko/search/');
  await alive(page);
  if (query) await ask(page, query);
}
async function ask(page, query) {
  await field(page).fill(query);
  await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q && !/읽는 중/.test(document.querySelector('[role=status]').textContent), query);
  // The list is drawn a turn after the address is written.
  await page.waitForTimeout(100);
}

s.it('a key leads to the search from every screen, and on a phone a tab', async ({ page }) => {
  for (const [path, key] of [['', '/'], ['notes/', 'Control+k'], [`notes/${note}/`, '/'], ['quiz/', 'Meta+k'], ['exam/', '/'], ['lab/', 'Control+k'], ['lab/backoff/', '/'], ['me/', '/'], ['stats/', '/'], ['my/', '/']]) {
    await page.goto(`/ko/${path}`);
    await page.keyboard.press(key);
    await focused(page);
    assert.match(page.url(), /\/ko\/search\/$/, `${key} on ${path}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/ko/notes/${note}/`);
  await page.locator('nav.tabs').getByRole('link', { name: '검색' }).click();
  await focused(page);
});

s.it('what is typed before Go runs is searched for', async ({ page, context }) => {
  let go;
  const gate = new Promise((done) => { go = done; });
  await context.route('**/app*.wasm', async (route) => { await gate; await route.continue(); });
  await page.goto('/ko/search/', { waitUntil: 'domcontentloaded' });
  await focused(page);
  await page.keyboard.type('iam');
  const same = await field(page).elementHandle();
  go();
  await hits(page).first().waitFor();
  assert.ok(await same.evaluate((el) => el.isConnected && el === document.activeElement && el.value === 'iam'));
}, { serviceWorkers: 'block' });

s.it('particles, initials, typos and a space left out find the same thing', async ({ page }) => {
  await open(page);
  for (const [query, want, marked] of [
    ['권한에서', /권한/, '권한'], ['ㅈㅅㅂㅇㅍ', /지수 백오프/, '지수 백오프'], ['가시셩', /가시성/, '가시성'], ['visiblity', /가시성|visibility/i, 'visibility'],
    ['지수백오프', /지수 백오프/, '지수 백오프'], ['무효화를', /무효화/, '무효화'],
  ]) {
    await ask(page, query);
    await until(async () => (await page.locator('.hits mark').allInnerTexts()).some((t) => t.toLowerCase().startsWith(marked)), `${query}: ${marked} marked`);
    assert.match(await hits(page).first().innerText(), want);
    const said = await page.getByRole('status').first().innerText();
    assert.match(said, /\d+건/);
    assert.equal(/그대로 맞는 것은 없다/.test(said), ['가시셩', 'visiblity'].includes(query), `${query}: ${said}`);
  }
});

s.it('names of the same thing find each other', async ({ page, context }) => {
  await context.route('**/data/ko/search.json', async (route) => {
    const docs = await (await route.fetch()).json();
    docs.push({ u: 'notes/', k: 'term', t: '가시성 타임아웃', x: '받은 메시지를 숨기는 시간', n: ['가시성 타임아웃', 'visibility timeout'] });
    await route.fulfill({ json: docs });
  });
  await open(page, 'visibility timeout');
  assert.match(await hits(page).first().innerText(), /용어[\s\S]*가시성 타임아웃/);
  assert.ok((await page.locator('.hits mark').allInnerTexts()).includes('가시성 타임아웃'));
  assert.ok(await hits(page).count() > 3);
}, { serviceWorkers: 'block' });

for (const [name, view] of [['desktop', desktop], ['phone', phone]]) {
  s.it(`a hit opens at its paragraph, marked and focused, on a ${name}`, async ({ page }) => {
    await open(page, '중복 제거');
    const hit = page.locator('.hits a[href*="?at="][href*="#"]', { has: page.locator('small mark') }).first();
    const href = await hit.getAttribute('href');
    const words = new URL(href, s.url).searchParams.get('at');
    await hit.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.includes('/notes/') && !url.search);
    await page.waitForFunction(() => document.querySelector('.found') === document.activeElement);
    const at = await page.evaluate(() => {
      const el = document.querySelector('.found'), r = el.getBoundingClientRect();
      return { text: el.textContent.replace(/\s+/g, ''), top: r.top, bottom: r.bottom, height: innerHeight };
    });
    assert.ok(at.text.includes(words.replace(/\s+/g, '')), `${at.text} has ${words}`);
    assert.ok(at.top < at.height && at.bottom > 0, JSON.stringify(at));
    assert.equal(decodeURIComponent(new URL(page.url()).hash), decodeURIComponent(new URL(href, s.url).hash));
    // Go, when it starts, leaves it there.
    const before = await page.evaluate(() => scrollY);
    await ready(page);
    assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 2);
    await page.goBack();
    await alive(page);
    assert.equal(await field(page).inputValue(), '중복 제거');
    await hits(page).first().waitFor();
  }, { view });
}

s.it('every paragraph the index knows is found in its page', async ({ page }) => {
  test: for (const query of ['가시성', '권한', 'e', '오류']) {
    await open(page, query);
    const list = await hits(page).evaluateAll((all) => all.map((a) => a.href).filter((h) => h.includes('?at=')));
    for (const href of list.slice(0, 5)) {
      await page.goto(href, { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(() => document.querySelector('.found'), null, { timeout: 5000 }).catch(() => assert.fail(`${query}: ${decodeURIComponent(href)} is not found`));
    }
  }
});

s.it('without scripts a hit opens at its heading', async ({ page }) => {
  await page.goto(`/ko/notes/${note}/`);
  const id = await page.locator('main h2[id]').nth(2).getAttribute('id');
  await page.goto(`/ko/notes/${note}/?at=${encodeURIComponent('없는 말')}#${encodeURIComponent(id)}`);
  const top = await page.locator(`[id="${id}"]`).evaluate((h) => h.getBoundingClientRect().top);
  assert.ok(top >= -2 && top < 200, `the heading is at ${top}`);
}, { javaScriptEnabled: false, serviceWorkers: 'block' });

s.it('an input method composes undisturbed, and its Enter opens nothing', async ({ page, context }) => {
  const cdp = await context.newCDPSession(page);
  let go;
  const gate = new Promise((done) => { go = done; });
  await context.route('**/app*.wasm', async (route) => { await gate; await route.continue(); });
  await page.goto('/ko/search/', { waitUntil: 'domcontentloaded' });
  await focused(page);
  await page.evaluate(() => { window.ends = 0; addEventListener('compositionend', () => { window.ends++; }); });
  const compose = (text) => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('ㅂ');
  await compose('배');
  go(); // Go starts while the syllable is half
  await hits(page).first().waitFor();
  assert.equal(await page.evaluate(() => window.ends), 0, 'the composition goes on');
  await compose('백');
  await until(async () => (await page.locator('.hits mark').first().innerText()).startsWith('백'), '백');
  await cdp.send('Input.insertText', { text: '백' });
  await compose('옾'); // 백옾 becomes 백오프
  await page.waitForTimeout(150);
  await until(async () => (await page.locator('.hits mark').allInnerTexts()).includes('백오프'), 'what 백옾 becomes');
  assert.doesNotMatch(await page.getByRole('status').first().innerText(), /그대로/);
  // Enter and the arrows belong to the input method.
  for (const key of ['Enter', 'ArrowDown'])
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 });
  await page.waitForTimeout(200);
  assert.match(page.url(), /\/ko\/search\//);
  assert.ok(await page.evaluate(() => document.activeElement.id === 'find-field'));
  assert.equal(await field(page).inputValue(), '백옾');
  assert.equal(await page.evaluate(() => location.search), '?q=' + encodeURIComponent('백'), 'half a letter is not written into the address');
  await cdp.send('Input.insertText', { text: '오프' });
  await page.waitForFunction(() => location.search === '?q=' + encodeURIComponent('백오프'));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('/search/'));
}, { serviceWorkers: 'block' });

s.it('arrows move through the hits, Escape leads back step by step', async ({ page }) => {
  await page.goto(`/ko/notes/${note}/`);
  await page.keyboard.press('/');
  await focused(page);
  await page.keyboard.type('lambda');
  await hits(page).nth(2).waitFor();
  const at = (n) => until(() => hits(page).nth(n).evaluate((a) => a === document.activeElement), `hit ${n}`);
  await page.keyboard.press('ArrowDown'); await at(0);
  await page.keyboard.press('ArrowDown'); await at(1);
  await page.keyboard.press('ArrowUp'); await at(0);
  await page.keyboard.press('ArrowUp'); await focused(page);
  await page.keyboard.press('ArrowDown'); await at(0);
  await page.keyboard.press('Escape'); await focused(page);
  await page.keyboard.press('ArrowDown'); await at(0);
  await page.keyboard.press('/'); await focused(page);
  await page.keyboard.press('Escape');
  await until(async () => await field(page).inputValue() === '' && await hits(page).count() === 0, 'an empty field');
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.pathname === `/ko/notes/${note}/`);
});

for (const [name, view] of [['desktop', desktop], ['phone', phone]])
  for (const colorScheme of ['light', 'dark'])
    s.it(`the search is accessible and fits, on a ${colorScheme} ${name}`, async ({ page }) => {
      await open(page, '가시셩');
      await hits(page).first().waitFor();
      assert.deepEqual([...await axe(page), ...await overflow(page), ...view === phone ? await targets(page) : []], []);
      await page.locator('.hits a[href*="?at="]').first().click();
      await page.waitForFunction(() => document.querySelector('.found'));
      assert.deepEqual(await axe(page), []);
    }, { view, colorScheme });

s.it('after one visit the search works without a network, from a fresh start', async ({ page, context }) => {
  const server = await serve();
  let stopped;
  const stop = () => stopped ??= server.stop();
  try {
    await page.goto(`${server.url}/ko/`);
    await offlineReady(page);
    await stop();
    await page.close();
    const fresh = await context.newPage();
    await fresh.goto(`${server.url}/ko/`);
    await fresh.keyboard.press('/');
    await focused(fresh);
    await fresh.keyboard.type('가시성');
    await hits(fresh).first().waitFor({ timeout: 30000 });
    await fresh.locator('.hits a[href*="?at="]').first().click();
    await fresh.waitForFunction(() => document.querySelector('.found'));
  } finally {
    await stop();
  }
}, { view: phone });
