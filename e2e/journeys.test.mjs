// What a learner does from beginning to end, in a browser of its own.
import assert from 'node:assert/strict';
import { backup } from './lib/backup.mjs';
import { headless } from './lib/build.mjs';
import { simulators, slugs } from './lib/course.mjs';
import { figures, shows, tabTo } from './lib/keys.mjs';
import { alive, desktop, offlineReady, phone, ready, settled } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { until } from './lib/wait.mjs';

const s = scene();

s.it('read and tick: the section stays ticked in the note, the outline and the contents', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[0]}/`);
  await ready(page);
  const heading = page.locator('main h2').first();
  const id = await heading.getAttribute('id');
  const tick = heading.getByRole('button', { name: '읽음' });
  assert.equal(await tick.getAttribute('aria-pressed'), 'false');
  await tick.click();
  await heading.locator('.tick[aria-pressed="true"]').waitFor();
  await page.reload();
  await ready(page);
  await page.locator(`main h2[id="${id}"] .tick[aria-pressed="true"]`).waitFor();
  assert.equal(await page.locator('.tick[aria-pressed="true"]').count(), 1);
  await page.locator(`aside.toc a.read[href="#${encodeURIComponent(id)}"]`).waitFor({ state: 'attached', timeout: 5000 });

  await page.goto('/ko/notes/');
  await alive(page);
  const row = page.locator(`main a[href="/ko/notes/${slugs[0]}/"]`);
  await row.locator('.pc', { hasText: /읽음 1\// }).waitFor({ state: 'attached' });
  await page.goto('/ko/me/');
  await alive(page);
  await page.locator('.figs div', { hasText: '읽은 절' }).locator('dd', { hasText: /^1\// }).waitFor();
}, { view: { ...desktop, viewport: { width: 1440, height: 900 } } });

s.it('a tick can be taken back', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[1]}/`);
  await ready(page);
  const tick = page.locator('.tick').first();
  await tick.click();
  await page.locator('.tick[aria-pressed="true"]').waitFor();
  await tick.click();
  await until(async () => await page.locator('.tick[aria-pressed="true"]').count() === 0, 'the tick to go');
  await page.goto('/ko/me/');
  await alive(page);
  // Where the reader was may have been noted besides.
  await page.getByText(/기록 [23]건/).waitFor();
  await page.getByText('아직 기록이 없다').waitFor();
});

s.it('Today leads back to where reading stopped', async ({ page }) => {
  await page.goto(`/ko/notes/${slugs[4]}/`);
  const heading = page.locator('main h2[id]').nth(2);
  const text = await heading.locator('.h2t').innerText();
  await heading.evaluate((h) => scrollTo({ top: h.getBoundingClientRect().top + scrollY - 40, behavior: 'instant' }));
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('notelab.place') ?? 'null')?.section);
  await page.goto('/ko/');
  await alive(page);
  await settled(page);
  const card = page.locator('a.card.main');
  await card.getByText(text).waitFor();
  assert.match(await card.getAttribute('href'), new RegExp(`/ko/notes/${slugs[4]}/#.+`));
});

// ---- the three simulators, with the keyboard alone --------------------------

s.it('backoff by keyboard: without waiting, the run costs what the model says', async ({ page }) => {
  await page.goto('/ko/lab/backoff/');
  await alive(page);
  const before = await figures(page);
  await tabTo(page, { id: /-p-policy$/ });
  await page.keyboard.press('Home');
  await page.waitForURL(/policy=none/);
  const said = headless('backoff', { policy: 'none' });
  await shows(page, said);
  assert.notDeepEqual(await figures(page), before);
  assert.ok(figure(said, 'calls') > 2 * figure(headless('backoff'), 'calls'), 'no wait costs at least twice the calls of full jitter');
  // Step by step, then to the end.
  const clock = () => page.locator('.transport .t').innerText();
  await tabTo(page, { name: '처음으로' });
  await page.keyboard.press('Enter');
  const zero = await clock();
  await tabTo(page, { name: '한 단계 앞으로' });
  await page.keyboard.press('Enter');
  await until(async () => await clock() !== zero, 'the first step');
  const first = await clock();
  await page.keyboard.press('Enter');
  await until(async () => await clock() !== first, 'the second step');
  await tabTo(page, { name: '한 단계 뒤로' });
  await page.keyboard.press('Enter');
  await until(async () => await clock() === first, 'one step back');
  await tabTo(page, { name: '시각' });
  await page.keyboard.press('End');
  await until(async () => Number(await page.locator('input.scrub').inputValue()) === 1, 'the end of the run');
});

s.it('backoff by keyboard: playing moves on and stops where it is told', async ({ page }) => {
  await page.goto('/ko/lab/backoff/?preset=herd');
  await alive(page);
  const at = () => page.locator('input.scrub').inputValue().then(Number);
  await tabTo(page, { name: '재생' });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '멈춤' }).waitFor();
  await until(async () => await at() > 0 && await at() < 1, 'the picture to move');
  const seen = await at();
  await until(async () => await at() > seen, 'the picture to move on');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '재생', exact: true }).waitFor();
  const stopped = await at();
  await page.evaluate(() => new Promise((done) => { let n = 20; const f = () => (n-- ? requestAnimationFrame(f) : done()); f(); }));
  assert.equal(await at(), stopped);
}, { reducedMotion: 'no-preference' });

s.it('backoff by keyboard: two policies side by side on one seed', async ({ page }) => {
  await page.goto('/ko/lab/backoff/');
  await alive(page);
  await tabTo(page, { name: '나란히 비교' });
  await page.keyboard.press('Enter');
  await page.locator('.stage figure').nth(1).waitFor();
  await tabTo(page, { id: /-p-policy$/ });
  await page.keyboard.press('Home');
  await page.waitForURL(/b\.policy=none/);
  const [a, b] = [headless('backoff'), headless('backoff', { policy: 'none' })];
  let shown = [];
  await until(async () => {
    shown = await figures(page);
    return a.figures.every((f, i) => shown[i].includes(f.text.ko) && shown[i].includes('B ' + b.figures[i].text.ko));
  }, 'the figures of both runs').catch(() => assert.fail(`the page shows ${shown}`));
  // The address reproduces the comparison.
  await page.goto(page.url());
  await alive(page);
  assert.deepEqual(await figures(page), shown);
});

s.it('ecsnetwork by keyboard: with only port 80 open the packet dies, and one rule brings it through', async ({ page }) => {
  await page.goto('/ko/lab/ecsnetwork/');
  await alive(page);
  await tabTo(page, { name: '동적 포트인데 80만 열림' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/sg-host=/);
  const dead = headless('ecsnetwork', { 'sg-host': 'tcp:80:sg-alb' });
  await shows(page, dead);
  assert.equal(figure(dead, 'healthy'), 0);
  assert.ok([0, 502, 503, 504].includes(figure(dead, 'status')), `no good answer: ${figure(dead, 'status')}`);
  await tabTo(page, { id: /-p-sg-host-0$/ });
  await page.keyboard.press('Control+A');
  await page.keyboard.type('tcp:32768-65535:sg-alb');
  await page.keyboard.press('Tab');
  const alike = headless('ecsnetwork');
  await shows(page, alike);
  assert.equal(figure(alike, 'status'), 200);
});

s.it('signedaccess by keyboard: after the expiry every way refuses', async ({ page }) => {
  await page.goto('/ko/lab/signedaccess/');
  await alive(page);
  const fresh = headless('signedaccess');
  await shows(page, fresh);
  assert.ok(figure(fresh, 'accepted') > 0);
  await tabTo(page, { id: /-p-clock$/ });
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2h');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.waitForURL(/clock=2h/);
  const late = headless('signedaccess', { clock: '2h' });
  assert.equal(figure(late, 'accepted'), 0);
  await shows(page, late);
  // The strings are the ones the command line signs: same keys, same bytes.
  await tabTo(page, { tag: 'SUMMARY', name: '만들어진 문자열 보기' });
  await page.keyboard.press('Enter');
  await page.locator('details.docs[open] pre').first().waitFor();
  assert.deepEqual(await page.locator('details.docs pre').allTextContents(), late.documents.map((d) => d.body));
});

for (const name of simulators) {
  s.it(`${name} by keyboard: a preset runs as the command line runs it, and steps forth and back`, async ({ page }) => {
    await page.goto(`/ko/lab/${name}/`);
    await alive(page);
    const declared = (await (await page.request.get('/sims.json')).json()).find((d) => d.Name === name);
    const preset = declared.Presets.find((p) => Object.keys(p.Values ?? {}).length > 0);
    await tabTo(page, { name: preset.Label.ko });
    await page.keyboard.press('Enter');
    await shows(page, headless(name, { preset: preset.Name }));
    const clock = () => page.locator('.transport .t').innerText();
    await tabTo(page, { name: '처음으로' });
    await page.keyboard.press('Enter');
    await until(async () => Number(await page.locator('input.scrub').inputValue()) === 0, 'the beginning');
    const picture = () => page.locator('.stage svg:visible').first().innerHTML();
    const first = await picture();
    await tabTo(page, { name: '시각' });
    await page.keyboard.press('End');
    await until(async () => await picture() !== first, 'another picture at the end');
    await page.keyboard.press('Home');
    await until(async () => await picture() === first, 'the first picture again');
    assert.equal(await clock(), '0');
  });
}

s.it('a faulty condition stands in its field with what was expected, and the run stays', async ({ page }) => {
  await page.goto('/ko/lab/signedaccess/');
  await alive(page);
  const before = await figures(page);
  await tabTo(page, { id: /-p-cidr$/ });
  await page.keyboard.type('10.0.0.0/99');
  await page.keyboard.press('Tab');
  const field = page.locator('[id$="-p-cidr"]');
  await page.getByRole('alert').filter({ hasText: 'IPv4' }).waitFor();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.inputValue(), '10.0.0.0/99');
  assert.deepEqual(await figures(page), before);
});

s.it('a prediction by keyboard is graded against the run and logged', async ({ page }) => {
  await page.goto('/ko/notes/api-throttling-backoff/');
  await ready(page);
  const sim = page.locator('[data-island="sim"]').first();
  assert.deepEqual([...new Set(await sim.locator('dl.nums dd').allInnerTexts())], ['?'], 'nothing is given away');
  await sim.locator('.ask input').focus();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await sim.locator('.ask').getByText('예측 3').waitFor();
  const run = headless('backoff', { mode: 'client', policy: 'exponential', base: '100ms', cap: '20s', answers: '503,400-throttling,400-validation,200' });
  assert.match(await sim.locator('.ask').innerText(), new RegExp(figure(run, 'attempts') === 3 ? '맞았다' : '재생해 보자'));
  assert.deepEqual(await sim.locator('dl.nums dd').allInnerTexts(), run.figures.map((f) => f.text.ko));
  const logged = (await backup(page)).events.filter((e) => e.kind === 'predicted');
  assert.equal(logged.length, 1);
  assert.ok(JSON.stringify(logged[0]).includes('"said":3'), JSON.stringify(logged[0]));
});

const figure = (run, key) => run.figures.find((f) => f.key === key).value;

// ---- the network gone ---------------------------------------------------------

s.it('offline: after one visit every address opens and everything works', async ({ page }) => {
  await page.goto('/ko/');
  await offlineReady(page);
  await s.server.stop();
  try {
    const opens = async (path, status, look) => {
      const response = await page.goto(path);
      assert.equal(response.status(), status, path);
      await look?.();
    };
    const article = (slug) => async () => assert.ok((await page.locator('article').innerText()).length > 2000, slug);
    for (const slug of slugs) await opens(`/ko/notes/${slug}/`, 200, article(slug));
    for (const path of ['/', '/ko', '/en/', '/ko/notes/', '/ko/notes', '/ko/quiz/', '/ko/lab/', '/ko/search/?q=ecs', '/ko/me/', '/ko/my/', '/en/lab/backoff/', '/index.html'])
      await opens(path, 200, async () => assert.equal(await page.locator('h1').count(), 1, path));
    for (const form of ['', '/', '.html', '/index.html', '/?from=mail&x=1']) await opens(`/ko/notes/${slugs[2]}${form}`, 200, article(slugs[2]));
    for (const path of ['/ko/nowhere/', '/nowhere', '/ko/notes/no-such-note/', '/ko/lab/none/', '/%ED%95%9C%EA%B8%80'])
      await opens(path, 404, () => page.getByRole('heading', { name: '없는 페이지' }).waitFor());

    // A fragment brings its heading into sight.
    await page.goto(`/ko/notes/${slugs[0]}/`);
    const id = await page.locator('main h2[id]').nth(3).getAttribute('id');
    await page.goto('about:blank');
    await opens(`/ko/notes/${slugs[0]}/?x=1#${encodeURIComponent(id)}`, 200);
    await until(() => page.locator(`h2[id="${id}"]`).evaluate((h) => { const { top } = h.getBoundingClientRect(); return top >= 0 && top < innerHeight; }), 'the heading in sight');

    // Questions answer.
    await ready(page);
    const card = page.locator('[data-island="quiz"]').first();
    await card.locator('.opts label').first().click();
    await card.getByRole('button', { name: '확실함' }).click();
    await card.getByText('저장됨').waitFor();

    // A simulator's link reproduces its run.
    await opens('/ko/lab/backoff/?clients=20&policy=none', 200);
    await alive(page);
    await shows(page, headless('backoff', { clients: 20, policy: 'none' }));

    // The quiz screen finds its questions.
    await opens('/ko/quiz/', 200);
    await alive(page);
    await page.getByRole('button', { name: '시작', exact: true }).click();
    await page.locator('.quick .opts label').first().waitFor();

    // Search finds its index.
    await opens('/ko/search/', 200);
    await alive(page);
    await page.getByRole('searchbox').fill('백오프');
    await page.locator('.hits a').first().waitFor();

    // The progress made without network is there.
    await opens('/ko/me/', 200);
    await alive(page);
    await page.locator('.figs div', { hasText: '푼 문제' }).locator('dd', { hasText: /^1\// }).waitFor();
  } finally {
    await s.server.start();
  }
}, { view: phone, timeout: 180000 });

s.it('the progress of the offline copy is shown, and its completion', async ({ page }) => {
  await page.goto('/ko/me/');
  await alive(page);
  await page.getByRole('status').filter({ hasText: /오프라인에서 쓸 수 있다\(\d/ }).first().waitFor({ timeout: 60000 });
});
