// A mock exam: killed in the middle and resumed with its answers, its flags and the
// right clock, handed in, reported and read again without the network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backup } from './lib/backup.mjs';
import { axe, overflow, targets } from './lib/checks.mjs';
import { start } from './lib/chromium.mjs';
import { alive, desktop, keepEvidence, offlineReady, phone, settled, watch } from './lib/page.mjs';
import { scene } from './lib/scene.mjs';
import { until } from './lib/wait.mjs';

const s = scene();
const block = (page) => page.locator('.block.exam');
const at = (page, n, of = 20) => block(page).locator('header b').getByText(`문제 ${n} / ${of}`, { exact: true }).waitFor();

/** Opens the exam screen as the log has it. */
async function open(page, url = '') {
  await page.goto(`${url}/ko/exam/`);
  await alive(page);
  await settled(page);
}

/** Begins the short form, or the whole one. */
async function begin(page, { pausable = false, whole = false } = {}) {
  if (!whole) await page.getByText('짧게 20문제 · 40분').click();
  if (pausable) await page.getByText('일시정지 허용').click();
  await page.getByRole('button', { name: '모의고사 시작' }).click();
  await at(page, 1, whole ? 65 : 20);
}

/** Chooses as many options as the question wants, by keyboard; returns their texts. */
async function choose(page) {
  const card = block(page);
  await card.focus();
  const many = Number((await card.locator('.hint-kind').innerText()).match(/\d+/)?.[0] ?? 1);
  for (let n = 1; n <= many; n++) {
    await page.keyboard.press(String(n));
    await until(async () => await card.locator('.opts input:checked').count() === n, `${n} options to be chosen`);
  }
  return card.locator('.opts li:has(input:checked) .body').allInnerTexts();
}

const stored = (page) => page.locator('.exambar .save').getByText('저장됨').waitFor();
const next = (page) => block(page).getByRole('button', { name: '다음' }).click();
const flag = async (page) => {
  await block(page).getByRole('button', { name: '표시' }).click();
  await block(page).locator('.flag[aria-pressed="true"]').waitFor();
};

/** What the clock shows, in seconds. */
async function left(page) {
  const parts = (await page.getByRole('timer').locator('b').innerText()).split(':').map(Number);
  return parts.reduce((sum, n) => sum * 60 + n, 0);
}

async function handIn(page) {
  await page.locator('.exambar').getByRole('button', { name: '제출' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('되돌릴 수 없다').waitFor();
  await dialog.getByRole('button', { name: '제출하기' }).click();
  await page.locator('.block header', { hasText: '모의고사 결과' }).waitFor();
}

test('an exam killed at question 30 goes on, is handed in, reported and reviewed offline', { timeout: 300000 }, async () => {
  let run = await start();
  let page, said = [];
  try {
    page = run.context.pages()[0] ?? await run.context.newPage();
    said = watch(page);
    await open(page, s.url);
    await begin(page, { whole: true });
    const given = [], stems = [];
    let struck;
    for (let n = 1; n <= 30; n++) {
      await at(page, n, 65);
      stems.push(await block(page).locator('.stem').innerText());
      given.push(await choose(page));
      if (n === 3 || n === 7) await flag(page);
      if (n === 5) {
        const last = block(page).locator('.opts li').last();
        await last.locator('.icon').click();
        await block(page).locator('.struck').waitFor();
        struck = await last.locator('.body').innerText();
      }
      await stored(page);
      if (n < 30) await next(page);
    }
    const before = await left(page), then = Date.now();
    await run.kill();

    run = await start(run.profile);
    page = run.context.pages()[0] ?? await run.context.newPage();
    said = watch(page);
    await open(page, s.url);
    await at(page, 30, 65);
    const gone = (Date.now() - then) / 1000, now = await left(page);
    assert.ok(Math.abs(before - gone - now) < 3, `the clock shows ${now} s; it showed ${before} s, ${gone} s ago`);
    assert.equal(await page.getByRole('button', { name: '일시정지' }).count(), 0, 'a pause that was not chosen');
    assert.match(await page.locator('summary', { hasText: '문제 목록' }).innerText(), /답함 30 · 표시 2 · 남음 35/);
    await page.locator('summary', { hasText: '문제 목록' }).click();
    for (let n = 30; n >= 1; n--) {
      const cell = page.getByRole('button', { name: new RegExp(`^문제 ${n},`) });
      assert.match(await cell.getAttribute('aria-label'), n === 3 || n === 7 ? /답함, 표시함/ : /답함$/);
      await cell.click();
      await at(page, n, 65);
      assert.equal(await block(page).locator('.stem').innerText(), stems[n - 1]);
      assert.deepEqual(await block(page).locator('.opts li:has(input:checked) .body').allInnerTexts(), given[n - 1], `the answer to question ${n}`);
      if (n === 5) assert.equal(await block(page).locator('.struck .body').innerText(), struck);
    }

    // What follows needs no network.
    await offlineReady(page);
    await run.context.setOffline(true);
    await page.reload();
    await alive(page);
    await settled(page);
    await at(page, 1, 65);
    await handIn(page);
    await page.getByText('답하지 않은 35문제').waitFor();
    const figure = (name) => page.locator('.figs > div', { has: page.locator('dt', { hasText: name }) }).locator('dd').innerText();
    const [right, of] = (await figure('맞힌 문제')).split('/').map(Number);
    assert.equal(of, 65);
    assert.equal(await figure('맞힌 비율'), `${Math.floor(100 * right / of)}%`);
    await page.getByText('환산 방식').waitFor();
    // The report adds up, and is by the weights: 21, 17, 15 and 12 of 65.
    const lines = async (selector) => (await page.locator(selector).allInnerTexts()).map((t) => t.match(/(\d+)\/(\d+)/).slice(1).map(Number));
    const domains = await lines('.domain .pc');
    assert.deepEqual(domains.map((d) => d[1]), [21, 17, 15, 12]);
    assert.equal(domains.reduce((n, d) => n + d[0], 0), right);
    const tasks = await lines('.domains ul .pc');
    assert.equal(tasks.reduce((n, d) => n + d[0], 0), right);
    assert.equal(await page.locator('.meets, .needs').count(), domains.length + tasks.length);
    // Every question again, each with its reasons.
    assert.equal(await page.locator('.reviewed .pick').count(), 65 - right);
    await page.getByText('모두', { exact: true }).click();
    await until(async () => await page.locator('.reviewed .pick').count() === 65, 'all questions');
    await page.locator('.reviewed .pick').nth(2).click();
    const card = page.locator('.explained');
    assert.equal(await card.locator('.stem').innerText(), stems[2]);
    assert.ok(await card.locator('.why:visible').count() > 1, 'options are explained');
    assert.ok(await card.locator('li.right').count() >= 1);
    assert.equal(await card.locator('.links a').first().getAttribute('href').then((h) => h.startsWith('/ko/notes/')), true);
    // It is among the exams that were, after a reload too.
    await page.reload();
    await alive(page);
    await settled(page);
    await page.getByRole('heading', { name: '지난 모의고사' }).waitFor();
    await page.locator('.pick', { hasText: `${right}/65` }).click();
    await page.getByText('답하지 않은 35문제').waitFor();
    // The answers are in the log, once each; what was open is not.
    await run.context.setOffline(false);
    await page.goto(`${s.url}/ko/me/`);
    const { events } = await backup(page);
    const answered = events.filter((e) => e.kind === 'answered');
    assert.equal(answered.length, 30);
    assert.equal(answered.filter((e) => e.data.right).length, right);
    assert.ok(answered.every((e) => e.data.where === 'exam'));
  } catch (err) {
    if (page) await keepEvidence('killed exam', page, said);
    throw err;
  } finally {
    await run.kill();
    run.forget();
  }
});

for (const [kind, view] of [['phone', phone], ['desktop', desktop]]) {
  s.it(`on a ${kind}: pauses that were chosen, time that runs out, mistakes that come back`, async ({ page }) => {
    const look = async () => assert.deepEqual([await axe(page), await overflow(page), kind === 'phone' ? await targets(page) : []], [[], [], []]);
    await page.clock.install({ time: new Date('2026-11-10T12:00:00+09:00') });
    await page.goto('/ko/quiz/');
    await page.getByText('모의고사 보기').click();
    await page.waitForURL('**/ko/exam/');
    await alive(page);
    await settled(page);
    await look();
    await begin(page, { pausable: true });
    await choose(page);
    await stored(page);
    await page.locator('summary', { hasText: '문제 목록' }).click();
    await look();
    await page.getByRole('button', { name: '일시정지' }).click();
    await page.getByText('시계를 멈췄다').waitFor();
    assert.equal(await block(page).count(), 0, 'the question is hidden');
    await look();
    const stood = await left(page);
    await page.clock.setSystemTime(new Date('2026-11-10T14:00:00+09:00'));
    await page.getByRole('button', { name: '이어서 풀기' }).click();
    await at(page, 1);
    assert.ok(Math.abs(stood - await left(page)) < 5, 'a pause takes no time');
    // Handing in is asked about, and Escape goes back.
    await page.locator('.exambar').getByRole('button', { name: '제출' }).click();
    await page.getByRole('alertdialog').getByText('답하지 않은 문제 19개').waitFor();
    await look();
    await page.getByRole('alertdialog').getByRole('button').first().press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.clock.setSystemTime(new Date('2026-11-10T15:00:00+09:00'));
    await page.reload();
    await alive(page);
    await page.getByText('시간이 끝나 자동으로 제출되었다').waitFor();
    await page.locator('.figs dd', { hasText: '40:00' }).waitFor();
    await page.locator('.reviewed .pick').first().click();
    await page.locator('.explained').waitFor();
    await look();
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await axe(page, { runOnly: ['color-contrast'] }), []);
    await page.clock.setSystemTime(new Date('2026-12-20T12:00:00+09:00'));
    await page.goto('/ko/quiz/');
    await page.locator('[data-island="review"]').getByRole('button', { name: '복습 시작' }).waitFor();
    const due = page.locator('[data-island="review"] .figs > div', { hasText: '다시 볼 문제' }).locator('dd');
    assert.equal(await due.innerText(), '1', 'the one answer that was given');
  }, { view });
}

s.it('two tabs show one exam, and it counts once', async ({ page, tab }) => {
  await open(page);
  await begin(page);
  await choose(page);
  await stored(page);
  const { page: other } = await tab();
  await open(other);
  await at(other, 1);
  assert.equal(await block(other).locator('.opts input:checked').count() > 0, true);
  await next(other);
  await at(other, 2);
  await choose(other);
  await stored(other);
  await page.getByText('2/20 답함').waitFor();
  await handIn(page);
  await other.locator('.block header', { hasText: '모의고사 결과' }).waitFor();
  await page.goto('/ko/me/');
  const { events } = await backup(page);
  assert.equal(events.filter((e) => e.kind === 'answered').length, 2);
  assert.equal(events.filter((e) => e.kind === 'exam' && e.data.step === 'finish').length, 1);
});
