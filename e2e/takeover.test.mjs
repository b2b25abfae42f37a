// Pages are static and islands come alive: nothing moves, no early tap is lost,
// and everything can be read where no program runs.
import assert from 'node:assert/strict';
import { shifts } from './lib/checks.mjs';
import { choices, pages, simulators, slugs } from './lib/course.mjs';
import { alive, desktop, phone, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const quiet = { serviceWorkers: 'block' };

/** Where every island begins and how high it is; the line at the foot has its own test. */
const places = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('main [data-island]:not([data-island="offline"])')].map((e) => {
  const r = e.getBoundingClientRect();
  return [`${e.dataset.island} ${e.id}`, { top: Math.round(r.top + scrollY), height: Math.round(r.height) }];
})));

/** What moved between two looks, one line an island. */
const moved = (a, b) => Object.keys({ ...a, ...b }).filter((k) => JSON.stringify(a[k]) !== JSON.stringify(b[k])).map((k) => `${k}: ${JSON.stringify(a[k])} -> ${JSON.stringify(b[k])}`);

/** Holds the program back until open() is called. */
async function gate(context) {
  let open;
  const opened = new Promise((done) => { open = done; });
  await context.route('**/*.wasm', async (route) => { await opened; await route.continue(); });
  return open;
}

for (const [size, view] of [['phone', phone], ['desktop', desktop]]) {
  for (const slug of slugs) {
    s.it(`the take-over moves nothing: ${slug} at ${size}`, async ({ page }) => {
      await page.goto(`/ko/notes/${slug}/`);
      await page.evaluate(() => document.fonts.ready);
      const before = await places(page);
      // Woken with the reader in the middle of the note, without any input that
      // would excuse a shift.
      await page.evaluate(() => {
        scrollTo({ top: document.scrollingElement.scrollHeight * 0.4, behavior: 'instant' });
        window.notelab.boot();
      });
      await alive(page);
      await settled(page);
      assert.deepEqual(moved(before, await places(page)), [], 'islands keep place and height');
      for (const share of [0, 0.2, 0.6, 0.8, 1])
        await page.evaluate((share) => new Promise((done) => {
          scrollTo({ top: document.scrollingElement.scrollHeight * share, behavior: 'instant' });
          requestAnimationFrame(() => requestAnimationFrame(done));
        }), share);
      const { sum, who } = await shifts(page);
      assert.ok(sum < 0.001, `layout shift ${sum}: ${who.join(', ')}`);
    }, { view, ...quiet });
  }

  for (const name of simulators) {
    s.it(`the take-over moves nothing: simulator ${name} at ${size}`, async ({ page }) => {
      await page.goto(`/ko/lab/${name}/`);
      const before = await places(page);
      await page.evaluate(() => window.notelab.boot());
      await alive(page);
      assert.deepEqual(moved(before, await places(page)), [], 'islands keep place and height');
      const { sum, who } = await shifts(page);
      assert.ok(sum < 0.001, `layout shift ${sum}: ${who.join(', ')}`);
    }, { view, ...quiet });
  }
}

for (const [size, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`the take-over moves nothing at the foot of a note at ${size}`, async ({ page }) => {
    await page.goto(`/ko/notes/${slugs[2]}/`);
    await page.evaluate(() => new Promise((done) => {
      scrollTo({ top: document.scrollingElement.scrollHeight, behavior: 'instant' });
      requestAnimationFrame(() => requestAnimationFrame(done));
    }));
    await page.evaluate(() => window.notelab.boot());
    await alive(page);
    const { sum, who } = await shifts(page);
    assert.ok(sum < 0.001, `layout shift ${sum}: ${who.join(', ')}`);
  }, { view, ...quiet });
}

for (const [name, path] of pages.filter(([kind]) => ['today', 'outline', 'quiz', 'search', 'me', 'my'].includes(kind))) {
  s.it(`the take-over moves nothing in sight: ${name}`, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(() => window.notelab.boot());
    await alive(page);
    await settled(page);
    const { sum, who } = await shifts(page);
    assert.ok(sum < 0.001, `layout shift ${sum}: ${who.join(', ')}`);
  }, { view: phone, ...quiet });
}

s.it('a first answer before Go is up is kept and graded', async ({ page, context }) => {
  const open = await gate(context);
  await page.goto(`/ko/notes/${slugs[0]}/`, { waitUntil: 'domcontentloaded' });
  const card = page.locator('[data-island="quiz"]').first();
  const option = card.locator('.opts label').nth(1);
  const text = await option.locator('.body').innerText();
  await option.click();
  await card.getByRole('button', { name: '확실함' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.app), 'booting');
  assert.equal(await card.locator('.verdict').count(), 0);
  open();
  await card.locator('.verdict').waitFor();
  assert.equal(await card.locator('.opts input:checked').count(), 1);
  assert.equal(await card.locator('.opts li:has(input:checked) .body').innerText(), text, 'the chosen option is the one that was tapped');
  await card.getByText('저장됨').waitFor();
}, quiet);

s.it('a first tap on a phone is kept and graded', async ({ page, context }) => {
  const open = await gate(context);
  await page.goto(`/ko/notes/${choices[0]}/`, { waitUntil: 'domcontentloaded' });
  const card = page.locator('[data-island="quiz"]').first();
  await card.locator('.opts label').first().tap();
  await card.getByRole('button', { name: '확실함' }).tap();
  open();
  await card.locator('.verdict').waitFor();
}, { view: phone, ...quiet });

for (const what of ['option', 'button']) {
  s.it(`a press on ${what === 'option' ? 'an option' : 'a button'} that the take-over comes into the middle of counts`, async ({ page, context }) => {
    const open = await gate(context);
    await page.goto(`/ko/notes/${slugs[0]}/`, { waitUntil: 'domcontentloaded' });
    const card = page.locator('[data-island="quiz"]').first();
    const option = card.locator('.opts label').first();
    if (what === 'button') await option.click();
    await (what === 'option' ? option : card.getByRole('button', { name: '확실함' })).hover();
    await page.mouse.down();
    open();
    await alive(page);
    await page.mouse.up();
    await (what === 'option' ? card.locator('.opts input:checked') : card.locator('.verdict')).waitFor();
  }, quiet);
}

s.it('a link followed while Go starts leads to its page', async ({ page }) => {
  await page.goto('/ko/lab/');
  // Clicked at the moment at which the framework has just taken the window into
  // its hands: it sets this function, after the loader, next to its handler of links.
  await page.evaluate(() => {
    let sets = 0;
    Object.defineProperty(window, 'goappNav', { configurable: true, get: () => () => {}, set() { if (++sets === 2) document.querySelector('a.card').click(); } });
    window.notelab.boot();
  });
  await page.waitForURL(/\/lab\/\w+\/$/);
  await alive(page);
  assert.equal(await page.locator('[data-island="sim"] .transport').count(), 1);
}, quiet);

s.it('what was ticked, typed and unfolded before Go is up is kept', async ({ page, context }) => {
  const open = await gate(context);
  await page.goto('/ko/notes/api-throttling-backoff/', { waitUntil: 'domcontentloaded' });
  await page.locator('.tick').first().click();
  const sim = page.locator('[data-island="sim"]').first();
  await sim.locator('.ask input').fill('7');
  const answer = page.locator('[data-island="quiz"] details.answer').nth(1);
  await answer.locator('summary').click();
  await sim.locator('.ask input').focus();
  open();
  await alive(page);
  await page.locator('.tick[aria-pressed="true"]').first().waitFor();
  assert.equal(await sim.locator('.ask input').inputValue(), '7');
  assert.equal(await answer.evaluate((d) => d.open), true, 'the explanation stays open');
  assert.ok(await sim.locator('.ask input').evaluate((e) => e === document.activeElement), 'the keyboard stays where it was');
  await sim.locator('.ask .btn.pri').click();
  await sim.locator('.ask').getByText(/예측 7/).waitFor();
}, quiet);

s.it('with the program blocked a note reads, links lead on, answers unfold, and a notice says so', async ({ page, context }) => {
  await context.route('**/*.wasm', (route) => route.abort());
  await page.goto(`/ko/notes/${choices[0]}/`);
  await page.locator('.tick').first().click();
  await page.getByRole('status').getByText('불러오지 못했다').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.app), 'dead');
  const answer = page.locator('details.answer').first();
  await answer.locator('summary').click();
  assert.ok((await answer.locator('li').first().innerText()).length > 10);
  assert.ok(await page.locator('main .stage svg:visible').count() > 0);
  await page.locator('nav.nextnote a[rel="next"]').click();
  await page.waitForURL(`**/ko/notes/${choices[1]}/`);
  assert.ok((await page.locator('article').innerText()).length > 2000);
}, quiet);

s.it('with the models blocked questions answer, the picture stays, and a notice says so', async ({ page, context }) => {
  await context.route('**/sims-*.wasm', (route) => route.abort());
  await page.goto('/ko/notes/api-throttling-backoff/');
  await page.keyboard.press('Shift');
  const card = page.locator('[data-island="quiz"]').first();
  await page.waitForFunction(() => document.documentElement.dataset.app === 'ready');
  await card.locator('.opts label').first().click();
  await card.getByRole('button', { name: '확실함' }).click();
  await card.getByText('저장됨').waitFor();
  await page.getByRole('status').getByText('시뮬레이터를 불러오지 못했다').waitFor();
  assert.ok(await page.locator('main .stage svg:visible').count() > 0, 'the still picture');
  // Once it can be had, a reload brings it to life.
  await context.unroute('**/sims-*.wasm');
  await page.getByRole('button', { name: '새로고침' }).click();
  await page.waitForFunction(() => window.notelab && !document.documentElement.dataset.app);
  await page.evaluate(() => window.notelab.boot());
  await alive(page);
  await page.locator('[data-island="sim"] .ask input').first().waitFor();
}, quiet);

s.it('a program that dies leaves the page standing, with a notice', async ({ page, context }) => {
  // A module that is no WebAssembly is what a captive portal answers.
  await context.route('**/*.wasm', (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: '<html>log in</html>' }));
  await page.goto(`/ko/notes/${slugs[0]}/`);
  const text = await page.locator('article').innerText();
  await page.keyboard.press('Shift');
  await page.getByRole('status').getByText(/불러오지 못했다|멈췄다/).waitFor();
  assert.equal(await page.locator('article').innerText(), text);
}, quiet);

for (const [name, path] of pages) {
  s.it(`without scripts ${name} can be read`, async ({ page }) => {
    await page.goto(path);
    assert.ok((await page.locator('main').innerText()).trim().length > (name.startsWith('note ') ? 2000 : 40), 'there is text');
    assert.equal(await page.locator('h1:visible').count(), 1);
    for (const href of await page.locator('nav.rail a').evaluateAll((list) => list.map((a) => a.href))) assert.match(href, /^http/);
    const stages = page.locator('.stage');
    for (let i = 0; i < await stages.count(); i++) {
      const pictures = stages.nth(i).locator('svg:visible');
      assert.ok(await pictures.count() >= 1, 'a picture of the width it has');
      const box = await pictures.first().boundingBox();
      assert.ok(box.width > 280 && box.height > 80, `${box.width}×${box.height}`);
    }
    if (name.startsWith('note ')) {
      const answer = page.locator('details.answer').first();
      await answer.locator('summary').click();
      await until(() => answer.locator('li').first().isVisible(), 'the answer to unfold');
      await page.locator('nav.nextnote a').last().click();
      await page.waitForURL((url) => url.pathname !== path);
    }
  }, { javaScriptEnabled: false, view: name.startsWith('sim') ? phone : desktop });
}
