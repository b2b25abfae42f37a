// The keyboard alone, and one thumb on a phone.
import assert from 'node:assert/strict';
import { slugs } from './lib/course.mjs';
import { focused, tabTo } from './lib/keys.mjs';
import { alive, phone, ready, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { until } from './lib/wait.mjs';

const s = scene();

/** Tabs through the page once: every stop, in order, until it begins again. */
async function stops(page, most = 500) {
  const seen = new Map();
  let last = '';
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const f = await focused(page);
    if (!f || seen.has(f.path) && f.path !== last) break;
    seen.set(f.path, f);
    last = f.path; // a date has a stop for each of its parts
  }
  return [...seen.values()];
}

/** Controls in sight that take the keyboard: a group of radios counts once. */
const controls = (page) => page.evaluate(() => {
  const out = [], groups = new Set();
  for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (e.disabled || !e.checkVisibility({ visibilityProperty: true })) continue;
    if (e.type === 'radio') {
      const g = e.name + (e.form ? [...document.forms].indexOf(e.form) : '');
      if (groups.has(g)) continue;
      groups.add(g);
    }
    out.push((e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 40)) || `${e.tagName} ${e.id || e.name || e.className}`);
  }
  return out;
});

for (const [name, path] of [['a note', `/ko/notes/${slugs[2]}/`], ['a simulator', '/ko/lab/ecsnetwork/'], ['the me screen', '/ko/me/'], ['Today', '/ko/'], ['my notes', '/ko/my/']]) {
  s.it(`Tab reaches every control of ${name}, and the focus is always seen`, async ({ page }) => {
    await page.goto(path);
    await ready(page);
    await settled(page);
    const visited = await stops(page);
    const all = await controls(page); // afterwards: what loads late counts too
    assert.equal(visited.length, all.length, `${visited.length} stops for ${all.length} controls; controls ${JSON.stringify(all)}, stops ${JSON.stringify(visited.map((v) => v.name.slice(0, 30)))}`);
    assert.deepEqual(visited.filter((v) => !v.rings).map((v) => `${v.tag} ${v.name.slice(0, 40)}`), [], 'without a visible focus');
    assert.deepEqual(visited.filter((v) => !v.seen).map((v) => `${v.tag} ${v.name.slice(0, 40)}`), [], 'out of sight while focused');
    assert.deepEqual(visited.filter((v) => !v.name).map((v) => `${v.tag}#${v.id}`), [], 'without a name');
  }, { timeout: 120000 });
}

s.it('the first stop leads to the text', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[0]}/`);
  await page.keyboard.press('Tab');
  const f = await focused(page);
  assert.equal(f.name, '본문으로');
  assert.ok(f.seen && f.rings, 'it is shown when it has the focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.getElementById('main').contains(document.activeElement)), 'the next stop is in the text');
});

s.it('digits choose, Enter answers, and the keyboard stays at the question', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[1]}/`);
  await ready(page);
  const card = page.locator('[data-island="quiz"]').filter({ has: page.locator('input[type="radio"]') }).first();
  await card.locator('.opts input').first().focus();
  await page.keyboard.press('2');
  await until(() => card.locator('.opts input').nth(1).isChecked(), 'the second option to be chosen');
  await page.keyboard.press('1');
  await until(() => card.locator('.opts input').first().isChecked(), 'the first option to be chosen');
  await page.keyboard.press('Enter');
  await card.locator('.verdict').getByText('저장됨').waitFor();
  assert.ok(await card.evaluate((c) => c.contains(document.activeElement)), 'the keyboard is still at the question');
  await page.keyboard.press('Enter'); // once more
  await card.getByRole('button', { name: '확실함' }).waitFor();
  assert.equal(await card.locator('.verdict').count(), 0);
});

s.it('arrows move between the options of a question, Space chooses', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[1]}/`);
  await ready(page);
  const card = page.locator('[data-island="quiz"]').filter({ has: page.locator('input[type="radio"]') }).first();
  await card.locator('.opts input').first().focus();
  await page.keyboard.press('Space');
  assert.equal(await card.locator('.opts input').first().isChecked(), true);
  await page.keyboard.press('ArrowDown');
  await until(() => card.locator('.opts input').nth(1).isChecked(), 'the next option');
});

s.it('Enter before Go is up answers too', async ({ page, context }) => {
  let open;
  const opened = new Promise((done) => { open = done; });
  await context.route('**/*.wasm', async (route) => { await opened; await route.continue(); });
  await page.goto(`/ko/notes/${slugs[1]}/`, { waitUntil: 'domcontentloaded' });
  const card = page.locator('[data-island="quiz"]').filter({ has: page.locator('input[type="radio"]') }).first();
  await card.locator('.opts input').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  open();
  await card.locator('.verdict').waitFor();
}, { serviceWorkers: 'block' });

for (const key of ['/', 'Control+k']) {
  s.it(`${key} opens the search, whether Go runs or not`, async ({ page }) => {
    for (const wake of [false, true]) {
      await page.goto(`/ko/notes/${slugs[0]}/`);
      if (wake) await ready(page);
      await page.keyboard.press(key);
      await page.waitForFunction(() => document.activeElement?.matches('input[type="search"]'), null, { timeout: 20000 });
    }
    await page.keyboard.type('ecs');
    await page.locator('.hits a').first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.locator('.hits a').first().evaluate((a) => a === document.activeElement));
    const href = await page.locator('.hits a').first().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href.endsWith(href) || url.pathname === href.split('#')[0]);
  });
}

s.it('a slash typed into a field is a slash', async ({ page }) => {
  await page.goto('/ko/lab/signedaccess/');
  await alive(page);
  await tabTo(page, { id: /-p-path$/ });
  await page.keyboard.press('Control+A');
  await page.keyboard.type('/a/{n}');
  assert.equal(await page.locator('[id$="-p-path"]').inputValue(), '/a/{n}');
  assert.match(page.url(), /\/lab\/signedaccess\//);
});

s.it('the search finds Korean initials and writes its query into the address', async ({ page }) => {
  await page.goto('/ko/search/');
  await alive(page);
  await page.getByRole('searchbox').fill('ㅂㅇㅍ');
  await page.locator('.hits b', { hasText: /백오프/ }).first().waitFor();
  await page.goto(page.url());
  await alive(page);
  assert.equal(await page.getByRole('searchbox').inputValue(), 'ㅂㅇㅍ');
  await page.locator('.hits a').first().waitFor();
  await page.getByRole('searchbox').fill('zzzzzz');
  await page.getByText('맞는 것이 없다').waitFor();
});

// ---- one thumb ------------------------------------------------------------------

s.it('on a phone the contents unfold, lead to a heading, and the six places are in reach', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[0]}/`);
  const sheet = page.locator('details.sheet.contents');
  await sheet.locator('summary').tap();
  const link = sheet.locator('a').nth(3);
  const href = decodeURIComponent(await link.getAttribute('href'));
  await link.tap();
  await until(() => page.locator(`[id="${href.slice(1)}"]`).evaluate((h) => { const r = h.getBoundingClientRect(); return r.top >= 0 && r.bottom < innerHeight; }), 'the heading in sight');
  const tabs = page.locator('nav.tabs a');
  assert.deepEqual((await tabs.allInnerTexts()).map((t) => t.trim()), ['오늘', '노트', '퀴즈', '실험실', '검색', '나']);
  for (const a of await tabs.all()) {
    const box = await a.boundingBox();
    assert.ok(box.y > 844 - 110 && box.y + box.height <= 844, 'at the foot of the screen');
  }
  assert.equal(await page.locator('nav.rail a:visible').count(), 0);
  for (const [text, path] of [['실험실', '/ko/lab/'], ['나', '/ko/me/'], ['퀴즈', '/ko/quiz/'], ['노트', '/ko/notes/'], ['오늘', '/ko/']]) {
    await page.locator('nav.tabs').getByRole('link', { name: text, exact: true }).tap();
    await page.waitForURL('**' + path);
    assert.equal(await page.locator('nav.tabs [aria-current]').innerText().then((t) => t.trim()), text);
  }
}, { view: phone });

s.it('a wide table or a long line scrolls by itself, by keyboard too', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[0]}/`);
  const wide = await page.locator('article').evaluate((a) => [...a.querySelectorAll('pre, .scroll, table')].filter((e) => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)).map((e) => [e.tagName, e.tabIndex]));
  assert.deepEqual(wide.filter(([, tab]) => tab !== 0), [], 'what scrolls takes the keyboard');
}, { view: phone });
